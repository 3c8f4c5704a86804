export type MessageKind = 'text' | 'note'

const NOTE_PREFIX = '/note '

/**
 * The draft of an internal note is kept with "/note " before it. So a note that was begun can't come back as a message
 * to the customer, and the list of chats can say what it is.
 */
export function draftOf(kind: MessageKind, text: string): string {
  return kind === 'note' && text !== '' ? NOTE_PREFIX + text : text
}

/** What a kept draft was: the reverse of `draftOf`. */
export function fromDraft(draft: string): { kind: MessageKind; text: string } {
  return draft.startsWith(NOTE_PREFIX)
    ? { kind: 'note', text: draft.slice(NOTE_PREFIX.length) }
    : { kind: 'text', text: draft }
}
