import type { Colleague, SavedReplyView } from '../../../../../protocol/ipc/views.ts'
import { searchEmoji, type Emoji } from '../emoji/emoji-data.ts'
import type { Trigger } from './trigger.ts'

export type Suggestion =
  | { kind: 'reply'; reply: SavedReplyView }
  | { kind: 'mention'; colleague: Colleague }
  | { kind: 'emoji'; emoji: Emoji }

/** Whatever can be offered, as far as it is here yet. */
export interface Offers {
  replies: readonly SavedReplyView[]
  colleagues: readonly Colleague[]
  emoji: readonly Emoji[]
}

const SHOWN = 8

/** What fits the words after the sign, the best first. */
export function suggestionsFor({ kind, query }: Trigger, offers: Offers): Suggestion[] {
  if (kind === 'emoji') {
    return searchEmoji(offers.emoji, query, SHOWN).map((emoji) => ({ kind, emoji }))
  }
  if (kind === 'mention') {
    return fitting(offers.colleagues, query, ({ name }) => name).map((colleague) => ({ kind, colleague }))
  }
  const byTitle = fitting(offers.replies, query, ({ title }) => title)
  const byText = fitting(offers.replies, query, ({ text }) => text)
  return [...new Set([...byTitle, ...byText])].slice(0, SHOWN).map((reply) => ({ kind, reply }))
}

/** What a choice puts into the text, in place of sign and query. */
export function insertOf(suggestion: Suggestion): string {
  if (suggestion.kind === 'reply') return suggestion.reply.filled
  return suggestion.kind === 'mention' ? `@${suggestion.colleague.name} ` : `${suggestion.emoji.text} `
}

/** Those in which every word of the query begins a word; accents and case don't matter. */
function fitting<T>(all: readonly T[], query: string, wordsOf: (one: T) => string): T[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean)
  return all.filter((one) => {
    const words = folded(wordsOf(one)).split(/[^\p{L}\d]+/u)
    return wanted.every((part) => words.some((word) => word.startsWith(part)))
  })
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')
}
