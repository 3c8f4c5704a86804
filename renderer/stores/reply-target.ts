import { create } from 'zustand'
import type { MessageId } from '../../protocol/wire/ids.ts'

export interface ReplyTarget {
  messageId: MessageId
  authorName: string
  text: string
}

interface ReplyTargetState {
  /** Null when what is written answers nothing in particular. */
  target: ReplyTarget | null
  /** Quotes a message above the box, and puts the cursor into it. */
  answer: (target: ReplyTarget) => void
  clear: () => void
  /** How often `answer` was called: the box takes the focus each time. */
  answers: number
}

/**
 * The message that is being answered in the open conversation. It belongs to the draft there: the composer puts it back
 * when the conversation is opened again, and takes it away when another one is.
 */
export const useReplyTarget = create<ReplyTargetState>()((set, get) => ({
  target: null,
  answers: 0,
  answer: (target) => set({ target, answers: get().answers + 1 }),
  clear: () => set({ target: null }),
}))
