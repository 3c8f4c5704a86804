import { create } from 'zustand'
import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { Face, FollowUpChoices, FollowUpView } from '../../protocol/ipc/views.ts'
import type { ConversationId, FollowUpId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

/** What can be followed up on in one conversation: its bookings that have not ended, the visits to come. */
export async function readFollowUpChoices(conversationId: ConversationId): Promise<FollowUpChoices> {
  return call('desk.followUpChoices', { conversationId })
}

/** Keeps a follow-up, a new one when `id` is null. */
export async function saveFollowUp(followUp: CommandInput<'desk.followUp'>): Promise<void> {
  await call('desk.followUp', followUp)
}

/** Says that what was promised has been done, or hasn't after all. */
export async function markFollowUpDone(id: FollowUpId, done: boolean): Promise<void> {
  await call('desk.followUpDone', { id, done })
}

interface FollowUpDialogState {
  /** Whose follow-up is being written; null while the dialog is closed. */
  asked: { conversationId: ConversationId; face: Face; change: FollowUpView | null } | null
  /** Opens the dialog from anywhere: a thread's head, the profile, the keyboard. */
  ask: (conversationId: ConversationId, face: Face, change?: FollowUpView) => void
  close: () => void
}

/** The dialog "Follow up with Nadia", which stands above every pane. */
export const useFollowUpDialog = create<FollowUpDialogState>()((set) => ({
  asked: null,
  ask: (conversationId, face, change) => set({ asked: { conversationId, face, change: change ?? null } }),
  close: () => set({ asked: null }),
}))
