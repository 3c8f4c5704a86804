/** HTML that has been made here: whatever came from outside is escaped in it. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | readonly Markup[] | null

/**
 * Writes HTML with every value escaped by construction: only what this function made itself goes in as markup. Values
 * may stand between tags and in quoted attributes; null is nothing.
 */
export function markup(words: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = words.map((word, index) => word + (index < parts.length ? write(parts[index] ?? null) : ''))
  return new Markup(written.join(''))
}

function write(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return part.map((each) => each.text).join('')
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
