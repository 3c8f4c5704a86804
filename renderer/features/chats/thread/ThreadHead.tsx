import { ArrowLeft, Ellipsis, PanelRight } from 'lucide-react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { flagUnread } from '../../../stores/chats.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { tellError } from '../../../ui/toast.ts'
import { FaceAvatar, standingWords } from '../../people/index.ts'
import styles from './ThreadHead.module.css'

/** Whose chat it is, and who of the desk has it. */
export function ThreadHead(props: { head: ChatHead; profileOpen: boolean; onToggleProfile: () => void }) {
  const { head } = props
  const go = useNavigation((state) => state.go)
  const leave = () => go({ pane: 'chats', conversationId: null })
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <IconButton label="Back to all chats" onClick={leave}>
          <ArrowLeft size={20} strokeWidth={1.75} />
        </IconButton>
      </span>
      <FaceAvatar face={head.face} size="small" />
      <div className={styles.words}>
        <h2 className={styles.name} title={head.face.name}>
          <bdi>{head.face.name}</bdi>
        </h2>
        <p className={styles.standing}>
          {standingWords(head.standing)} · <bdi>{head.locationName}</bdi>
        </p>
      </div>
      <p className={styles.assignee}>
        {head.assigneeName === null ? (
          'Not assigned'
        ) : (
          <>
            Assigned to <bdi>{head.assigneeName}</bdi>
          </>
        )}
      </p>
      {head.lastSeq > 0 && (
        <Menu
          items={[
            {
              label: 'Mark unread',
              run: () => void flagUnread(head.conversationId, true).then(leave, tellError),
            },
          ]}
        >
          <button type="button" className={styles.more} aria-label="More about this chat">
            <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </Menu>
      )}
      <span className={styles.profile}>
        <IconButton label="Profile" aria-expanded={props.profileOpen} onClick={props.onToggleProfile}>
          <PanelRight size={20} strokeWidth={1.75} />
        </IconButton>
      </span>
    </header>
  )
}
