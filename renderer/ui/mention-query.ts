/** A name that is being typed after an @: where it starts, and its letters so far. */
export interface MentionQuery {
  from: number
  to: number
  letters: string
}

/** Longer than any name: what follows is a sentence. */
const LETTERS_MAX = 40

/** What is being typed at the cursor, when that is a name after an @ that begins a word; else null. */
export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const before = text.slice(Math.max(0, caret - LETTERS_MAX), caret)
  const at = before.lastIndexOf('@')
  if (at < 0 || /[\p{L}\p{N}]/u.test(before[at - 1] ?? '')) return null
  const letters = before.slice(at + 1)
  // Names have a space; a line break or a second one says that it was no name.
  if (/[\n@]| .* /.test(letters)) return null
  return { from: caret - before.length + at, to: caret, letters }
}

/** Which of those who were picked are still named in the text. */
export function stillNamed(text: string, picked: ReadonlyMap<string, string>): string[] {
  return [...picked].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id)
}
