import type { RichTextSpan, WrittenRichText } from '../../../../protocol/wire/rows/space.ts'

/** Whether two pages read the same: the server joins neighbours with the same marks and drops empty lines at the ends. */
export function isSamePage(one: WrittenRichText, other: WrittenRichText): boolean {
  return asRead(one) === asRead(other)
}

function asRead(blocks: WrittenRichText): string {
  const lines = blocks.map((block) =>
    block.type === 'image'
      ? { isEmpty: false, text: JSON.stringify([block.fileId, block.alt]) }
      : {
          isEmpty: block.spans.every(({ text }) => text.trim() === ''),
          text: block.type + joined(block.spans),
        },
  )
  const first = lines.findIndex(({ isEmpty }) => !isEmpty)
  if (first < 0) return ''
  const last = lines.findLastIndex(({ isEmpty }) => !isEmpty)
  return JSON.stringify(lines.slice(first, last + 1).map(({ text }) => text))
}

function joined(spans: readonly RichTextSpan[]): string {
  let text = ''
  let marks = ''
  for (const span of spans) {
    if (span.text === '') continue
    const own = JSON.stringify([span.bold, span.italic, span.strike, span.href, span.mentionUserId])
    if (own !== marks) text += `\u0000${own}`
    marks = own
    text += span.text
  }
  return text
}
