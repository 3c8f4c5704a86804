import { MessageSquare } from 'lucide-react'
import type { ChatFilter } from '../../../stores/chats.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'

const TITLES: Record<Exclude<ChatFilter, 'all'>, string> = {
  unread: 'Everything is read',
  mine: 'No chat is assigned to you',
  unassigned: 'Every chat is assigned',
  waiting: 'Nobody waits for an answer',
  archived: 'The archive is empty',
}

const HINTS: Partial<Record<ChatFilter, string>> = {
  mine: 'Take one from the menu at the top of a chat: Not assigned, Me.',
  archived: 'E on a chat puts it here until somebody writes again.',
}

/** The list without a row: why, and the way back to all of them. */
export function NoChats(props: { filter: ChatFilter; words: string; onShowAll: () => void }) {
  const { filter, words } = props
  const icon = <MessageSquare size={20} strokeWidth={1.75} />
  const all = <Button onClick={props.onShowAll}>Show all chats</Button>
  if (words) return <EmptyState icon={icon} title={`No chat with "${words}"`} action={all} />
  if (filter !== 'all') {
    return (
      <EmptyState icon={icon} title={TITLES[filter]} action={all}>
        {HINTS[filter]}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={icon} title="No chats yet">
      When a customer writes to the desk, the chat appears here. You can also begin one from New chat.
    </EmptyState>
  )
}
