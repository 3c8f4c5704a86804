/** What is being named in front of the cursor: a saved reply, a colleague or an emoji. */
export interface Trigger {
  kind: 'reply' | 'mention' | 'emoji'
  /** What was typed after the sign. */
  query: string
  /** Where the sign stands, and where the query ends: what a choice replaces. */
  from: number
  to: number
}

const SIGNS: readonly [Trigger['kind'], RegExp][] = [
  // A reply is asked for on a line of its own, so that "and/or" and "10/12" stay what they are.
  ['reply', /(?<=^[^\S\n]*)\/([^\n/]{0,60})$/mu],
  ['mention', /(?<=^|[\s([{"“'])@([\p{L}\p{M}\d.'’-]{0,40}(?: [\p{L}\p{M}\d.'’-]{0,40})?)$/u],
  // Two letters at least, so that ":)" and "10:" offer nothing.
  ['emoji', /(?<=^|[\s([{])[:]([\p{L}\d_+-]{2,40})$/u],
]

const LOOKED_AT = 200

/** What the text in front of the cursor asks for; null when it is only text. */
export function triggerAt(text: string, caret: number): Trigger | null {
  // No sign and query are longer than this: a text of any length costs the same.
  const before = text.slice(Math.max(0, caret - LOOKED_AT), caret)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  for (const [kind, sign] of SIGNS) {
    const match = sign.exec(line)
    if (match) return { kind, query: match[1] ?? '', from: caret - match[0].length, to: caret }
  }
  return null
}
