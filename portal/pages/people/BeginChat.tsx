import { UserRoundX } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { ApiError, reasonOf } from '../../api-error.ts'
import { fetchChatWith } from '../../api.ts'
import type { Desk } from '../../desk.ts'
import { conversationHref, LIST_HREF } from '../../route.ts'

/** Opens the chat with a person, whether or not it has a message yet, in the place of this address. */
export function BeginChat({ desk, userId }: { desk: Desk; userId: UserId }) {
  const [reason, setReason] = useState<string | null>(null)
  useEffect(() => {
    let isStale = false
    fetchChatWith(userId).then(
      (chat) => {
        if (isStale) return
        desk.chats.begin(chat)
        location.replace(conversationHref(chat.conversationId))
      },
      (error: unknown) => {
        if (isStale) return
        const isGone = error instanceof ApiError && error.code === 'notFound'
        setReason(isGone ? 'They may have left, or can’t be written to by you.' : reasonOf(error))
      },
    )
    return () => {
      isStale = true
    }
  }, [desk, userId])
  if (reason === null) return <p role="status">Opening the chat…</p>
  return (
    <EmptyState
      tone="error"
      icon={<UserRoundX size={20} strokeWidth={1.75} />}
      title="This person is no longer available"
      action={<a href={LIST_HREF}>Go to your chats</a>}
    >
      {reason}
    </EmptyState>
  )
}
