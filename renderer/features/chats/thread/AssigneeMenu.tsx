import { ChevronDown, UserRound, UserRoundX } from 'lucide-react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import type { UserId } from '../../../../protocol/wire/ids.ts'
import { assignChat } from '../../../stores/chats.ts'
import { useColleagues } from '../../../stores/desk.ts'
import { useSession } from '../../../stores/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../../ui/Menu.tsx'
import { tellError } from '../../../ui/toast.ts'
import styles from './ThreadHead.module.css'

/** Who of the desk has the chat; a menu for those who may change that. */
export function AssigneeMenu({ head }: { head: ChatHead }) {
  const session = useSession((state) => state.session)
  const colleagues = useColleagues((state) => state.value)
  if (session.state !== 'signedIn') return null
  const me = session.userId
  const { assigneeUserId, assigneeName, conversationId } = head
  const who = assigneeUserId === me ? 'you' : assigneeName
  const label = who === null ? 'Not assigned' : `Assigned to ${who}`
  if (!session.permissions.includes('chat.assign') || !head.exists) {
    return <p className={styles.assignee}>{label}</p>
  }
  const assign = (to: UserId | null) => () => {
    if (to !== assigneeUserId) assignChat(conversationId, to).catch(tellError)
  }
  const others = (colleagues ?? []).filter(({ userId }) => userId !== me)
  const items: MenuItem[] = [
    { label: 'Me', Icon: UserRound, checked: assigneeUserId === me, run: assign(me) },
    ...others.map(({ userId, name }) => ({
      label: name,
      checked: assigneeUserId === userId,
      run: assign(userId),
    })),
    { label: 'Nobody', Icon: UserRoundX, apart: true, checked: assigneeUserId === null, run: assign(null) },
  ]
  return (
    <Menu items={items}>
      <Button className={styles.assign} title={label} aria-label={label}>
        <span className={styles.assignName}>
          {who === null ? (
            label
          ) : (
            <>
              <span className={styles.assignLead}>Assigned to </span>
              <bdi>{who}</bdi>
            </>
          )}
        </span>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </Menu>
  )
}
