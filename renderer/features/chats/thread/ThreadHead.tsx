import { ArrowLeft, BellOff, FolderOpen, PanelRight, Pin, Search } from 'lucide-react'
import { memo } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useColleagues } from '../../../stores/desk.ts'
import { useFollowUpDialog } from '../../../stores/follow-ups.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useOnline } from '../../../stores/presence.ts'
import { useSession, useTimeZone } from '../../../stores/session.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { FaceAvatar, standingWords } from '../../people/index.ts'
import { openSearchHere } from '../../search/index.ts'
import { AssigneeMenu } from './AssigneeMenu.tsx'
import { ChatMenu } from './ChatMenu.tsx'
import { mutedWords } from './mute-times.ts'
import { readersWords } from './readers-words.ts'
import styles from './ThreadHead.module.css'

/** Whose chat it is, who of the desk has it, and what can be done with it. */
export const ThreadHead = memo(function ThreadHead(props: {
  head: ChatHead
  filesOpen: boolean
  onToggleFiles: () => void
  profileOpen: boolean
  onToggleProfile: () => void
}) {
  const { head } = props
  const go = useNavigation((state) => state.go)
  const leave = () => go({ pane: 'chats', conversationId: null })
  const online = useOnline(head.face.subject.id)
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <IconButton label="Back to all chats" onClick={leave}>
          <ArrowLeft size={20} strokeWidth={1.75} />
        </IconButton>
      </span>
      <FaceAvatar face={head.face} size="small" present={online} />
      <div className={styles.words}>
        <div className={styles.top}>
          <h2 className={styles.name} title={head.face.name}>
            <bdi>{head.face.name}</bdi>
          </h2>
          {online && <span className={styles.online}>Online</span>}
          <Marks head={head} />
        </div>
        <Standing head={head} />
      </div>
      {head.kind === 'desk' && <AssigneeMenu head={head} />}
      {head.kind === 'desk' && head.exists && (
        <Button
          className={styles.followUp}
          onClick={() => useFollowUpDialog.getState().ask(head.conversationId, head.face)}
        >
          Follow up…
        </Button>
      )}
      {head.exists && (
        <IconButton label="Search in this chat" onClick={openSearchHere}>
          <Search size={20} strokeWidth={1.75} />
        </IconButton>
      )}
      <IconButton
        label={props.filesOpen ? 'Back to the messages' : 'Files of this chat'}
        aria-pressed={props.filesOpen}
        className={styles.toggle}
        onClick={props.onToggleFiles}
      >
        <FolderOpen size={20} strokeWidth={1.75} />
      </IconButton>
      {head.lastSeq > 0 && <ChatMenu key={head.conversationId} head={head} onLeave={leave} />}
      <span className={styles.profile}>
        <IconButton label="Profile" aria-expanded={props.profileOpen} onClick={props.onToggleProfile}>
          <PanelRight size={20} strokeWidth={1.75} />
        </IconButton>
      </span>
    </header>
  )
})

function Marks({ head }: { head: ChatHead }) {
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const muted = mutedWords(head.mutedUntil, now, timeZone)
  return (
    <>
      {head.pinned && (
        <span className={styles.sign} role="img" aria-label="Pinned" title="Pinned">
          <Pin size={14} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
      {muted !== null && (
        <span className={styles.sign} role="img" aria-label={muted} title={muted}>
          <BellOff size={14} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
    </>
  )
}

function Standing({ head }: { head: ChatHead }) {
  const colleagues = useColleagues((state) => state.value)
  const session = useSession((state) => state.session)
  const me = session.state === 'signedIn' ? session.userId : ''
  const readers = head.kind === 'desk' ? readersWords(head.locationName, colleagues, me) : null
  const place = readers ?? 'Direct, only the two of you read this'
  return (
    <p className={styles.standing} title={place}>
      {standingWords(head.standing)}
      {head.archived && ' · Archived'} · <bdi>{place}</bdi>
    </p>
  )
}
