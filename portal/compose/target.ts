import { create } from 'zustand'
import type { PortalMessage } from '../../protocol/wire/http.ts'

/** What the next message is about: an answer to one, or the change of an own one. */
export type Target = { kind: 'reply' | 'edit'; message: PortalMessage }

const useTargets = create<{ byDraft: ReadonlyMap<string, Target> }>(() => ({ byDraft: new Map() }))

/** Names what is being written: whose, and where. */
export function draftOf(userId: string, conversationId: string): string {
  return `${userId}/${conversationId}`
}

/** The target of one draft, by account and conversation; null for a message of its own. */
export function useTarget(draft: string): Target | null {
  return useTargets((state) => state.byDraft.get(draft) ?? null)
}

/** Null takes the target away. */
export function setTarget(draft: string, target: Target | null): void {
  const byDraft = new Map(useTargets.getState().byDraft)
  if (target === null) byDraft.delete(draft)
  else byDraft.set(draft, target)
  useTargets.setState({ byDraft })
}

/** Takes the target away that was dealt with, unless another one was chosen meanwhile. */
export function dropTarget(draft: string, done: Target | null): void {
  if ((useTargets.getState().byDraft.get(draft) ?? null) === done) setTarget(draft, null)
}

/** The first words of a message, or the name of its file, for a line that stands for it. */
export function beginningOf({ text, files }: Pick<PortalMessage, 'text' | 'files'>): string {
  return text === '' ? (files[0]?.name ?? '') : text.slice(0, 200)
}
