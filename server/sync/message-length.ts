import { MESSAGE_TEXT_MAX } from '../../protocol/wire/rows/chats.ts'
import { Refusal } from './refusal.ts'

/** Refuses a text that no message can have, with the limit named. Whatever is no text is for the schema to refuse. */
export function requireShortText(text: unknown): void {
  if (typeof text !== 'string' || text.length <= MESSAGE_TEXT_MAX) return
  const most = MESSAGE_TEXT_MAX.toLocaleString('en')
  throw new Refusal(
    'tooLarge',
    `A message may have up to ${most} characters; this one has more. Send it in parts.`,
  )
}
