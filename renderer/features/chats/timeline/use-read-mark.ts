import { useEffect } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'
import { tellError } from '../../../ui/toast.ts'

/** Marks the conversation read while its newest message is on screen and the window has the focus. */
export function useReadMark(messages: readonly MessageView[]): void {
  const following = useThread((state) => state.following)
  useEffect(markIfSeen, [messages, following])
  useEffect(() => {
    window.addEventListener('focus', markIfSeen)
    document.addEventListener('visibilitychange', markIfSeen)
    return () => {
      window.removeEventListener('focus', markIfSeen)
      document.removeEventListener('visibilitychange', markIfSeen)
    }
  }, [])
}

function markIfSeen(): void {
  // Not as it was drawn: the timeline has moved to the first unread message since.
  if (useThread.getState().following && document.visibilityState === 'visible' && document.hasFocus()) {
    useThread.getState().markRead().catch(tellError)
  }
}
