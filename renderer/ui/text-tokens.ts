import { LinkifyIt } from 'linkify-it'

export type TextToken = { kind: 'text'; text: string } | { kind: 'link'; text: string; url: string }

/**
 * Only https, mailto and tel become links: whatever else somebody writes stays text (security table, rows 5 and 19).
 * Plain http and bare names such as www.example.com are asked for by https.
 */
const finder = new LinkifyIt({ fuzzyLink: true, urlAuth: true, maxLength: 2000 })
  .add('ftp:', null)
  .add('//', null)
  .add('tel:', { validate: phoneLength })

function phoneLength(text: string, from: number): number {
  const phone = /\+?[0-9][0-9().-]{2,30}/y
  phone.lastIndex = from
  return phone.exec(text)?.[0].length ?? 0
}

/** Splits a text into runs of plain text and links; joined again they are the text, unchanged. */
export function textTokens(text: string): TextToken[] {
  const tokens: TextToken[] = []
  let end = 0
  for (const match of finder.match(text) ?? []) {
    if (match.index > end) tokens.push({ kind: 'text', text: text.slice(end, match.index) })
    const written = text.slice(match.index, match.lastIndex)
    const url = safeUrl(match.url)
    tokens.push(url === null ? { kind: 'text', text: written } : { kind: 'link', text: written, url })
    end = match.lastIndex
  }
  if (end < text.length) tokens.push({ kind: 'text', text: text.slice(end) })
  return tokens
}

function safeUrl(url: string): string | null {
  const secure = url.replace(/^http:/i, 'https:')
  if (!URL.canParse(secure)) return null
  const parsed = new URL(secure)
  const allowed = ['https:', 'mailto:', 'tel:'].includes(parsed.protocol)
  return allowed && parsed.username === '' && parsed.password === '' ? parsed.href : null
}
