import { useEffect, useRef } from 'react'
import type { PortalChat } from '../../../protocol/wire/http.ts'
import type { Desk } from '../../desk.ts'

/** Marks the conversation as read while its end is really in sight: scrolled there, in a tab that is shown. */
export function useReadMark(desk: Desk, chat: PortalChat, seq: number, atEnd: boolean): void {
  const markedSeq = useRef(0)
  const { conversationId, unread } = chat
  useEffect(() => {
    const mark = (): void => {
      if (unread === 0 || !atEnd || document.visibilityState !== 'visible') return
      if (seq <= markedSeq.current) return
      markedSeq.current = seq
      desk.read(conversationId, seq)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [desk, conversationId, unread, seq, atEnd])
}
