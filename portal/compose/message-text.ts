import { MESSAGE_TEXT_MAX } from '../../protocol/wire/rows/chats.ts'
import { countWords } from '../../renderer/ui/size-words.ts'

/** A text as the wire takes it: line feeds only, no other control characters, no half of an emoji, nothing blank at the ends (PlainText). */
export function messageText(written: string): string {
  return written
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()
}

/** Why this text can't be sent, or null. */
export function textProblem(text: string): string | null {
  if (text.length <= MESSAGE_TEXT_MAX) return null
  const over = countWords(text.length - MESSAGE_TEXT_MAX)
  return `A message takes ${countWords(MESSAGE_TEXT_MAX)} characters; this one is ${over} too long. Send it in parts or as a file.`
}
