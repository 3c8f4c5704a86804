import { useCallback, useEffect, useState } from 'react'
import type { ChatRow } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'

/** The list rests for so long before it is read ahead: scrolling through it, or a sync, reads nothing in vain. */
const REST_MS = 400

/**
 * Reads what the chats on screen open with, while nothing else is going on: most chats that are opened are among them.
 * Answers with what is to be told which rows are on screen.
 */
export function useReadAhead(rows: ReadonlyMap<number, ChatRow>): (first: number, last: number) => void {
  const [shown, setShown] = useState({ first: 0, last: -1 })
  useEffect(() => {
    const timer = setTimeout(() => {
      for (let index = shown.first; index <= shown.last; index += 1) {
        const chat = rows.get(index)
        if (chat) useThread.getState().prefetch(chat.conversationId)
      }
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [rows, shown])
  return useCallback((first, last) => setShown({ first, last }), [])
}
