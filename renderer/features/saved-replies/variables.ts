const VARIABLE = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/gu

export interface TextPart {
  text: string
  /** Set when this part is a variable without a value: its name. */
  variable: string | null
}

/** A text in parts: plain ones, and variables that have no value yet. */
export function variableParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), variable: null })
    parts.push({ text: match[0], variable: match[1] ?? match[0] })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), variable: null })
  return parts
}

/** The names of the variables that still stand in a text, each once. */
export function missingIn(text: string): string[] {
  return [...new Set(variableParts(text).flatMap(({ variable }) => variable ?? []))]
}

/** Where the first variable without a value stands; null when there is none. */
export function firstMissing(text: string): { from: number; to: number } | null {
  let from = 0
  for (const part of variableParts(text)) {
    if (part.variable !== null) return { from, to: from + part.text.length }
    from += part.text.length
  }
  return null
}
