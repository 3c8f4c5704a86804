/** Somebody who is named in a text. */
export interface Mention {
  userId: string
  name: string
}

/** A part of a text: `userId` is set where somebody is named. */
export interface MentionRun {
  text: string
  userId: string | null
}

/**
 * Splits a text where the people that it mentions are named as "@Maria Silva"; joined again it is the text, unchanged.
 * Of two names that begin alike the longer one counts.
 */
export function mentionRuns(text: string, mentions: readonly Mention[]): MentionRun[] {
  const named = mentions
    .map(({ userId, name }) => ({ userId, sign: `@${name}` }))
    .sort((one, other) => other.sign.length - one.sign.length)
  const runs: MentionRun[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0 && named.length > 0; at = text.indexOf('@', at + 1)) {
    const mention = named.find(({ sign }) => text.startsWith(sign, at))
    if (!mention || at < from) continue
    if (at > from) runs.push({ text: text.slice(from, at), userId: null })
    runs.push({ text: mention.sign, userId: mention.userId })
    from = at + mention.sign.length
  }
  if (from < text.length) runs.push({ text: text.slice(from), userId: null })
  return runs
}
