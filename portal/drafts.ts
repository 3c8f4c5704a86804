/** The unsent text of each conversation, kept in the browser for one account. */
export interface Drafts {
  read(conversationId: string): string
  /** An empty text forgets the draft. */
  write(conversationId: string, text: string): void
}

/** Drafts in localStorage. A browser that refuses to store still lets people write: the draft then lives in the box only. */
export function localDrafts(userId: string, storage: Storage = localStorage): Drafts {
  const prefix = `foyer.draft.${userId}.`
  return {
    read: (conversationId) => storage.getItem(prefix + conversationId) ?? '',
    write: (conversationId, text) => {
      try {
        if (text === '') storage.removeItem(prefix + conversationId)
        else storage.setItem(prefix + conversationId, text)
      } catch {
        // Storage is full or switched off.
      }
    },
  }
}
