import { useCallback, useRef } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { tellTyping } from '../../../stores/sending.ts'

const TOLD_EVERY_MS = 3000

/** Tells the others that something is being written, at most every three seconds. */
export function useTyping(conversationId: ConversationId): () => void {
  const toldAt = useRef(-Infinity)
  return useCallback(() => {
    const now = performance.now()
    if (now - toldAt.current < TOLD_EVERY_MS) return
    toldAt.current = now
    tellTyping(conversationId)
  }, [conversationId])
}
