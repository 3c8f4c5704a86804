import type { FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { RichText, RichTextSpan, WrittenRichText } from '../../protocol/wire/rows/space.ts'
import { linkProblem } from '../../protocol/wire/safe-link.ts'
import { Refusal } from '../sync/refusal.ts'

/**
 * Rich text as it is kept: the marks that there are and nothing else, neighbours with the same marks as one span, no
 * empty spans, no empty blocks at the beginning and the end. A link that leads elsewhere than to the web, a mail
 * address or a telephone is refused with the reason, and so is a picture that was not uploaded (use case 1).
 * In: the pictures that it may show.
 */
export function reduceRichText(written: WrittenRichText, pictures: readonly FileRef[]): RichText {
  const byId = new Map<FileId, FileRef>(pictures.map((picture) => [picture.id, picture]))
  const blocks = written.map((block): RichText[number] => {
    if (block.type !== 'image') return { type: block.type, spans: reduceSpans(block.spans) }
    const file = byId.get(block.fileId)
    if (file === undefined) {
      throw new Refusal('fileMissing', 'A picture of this page is not on the server. Add it again.')
    }
    if (!PICTURES.has(file.mime)) {
      throw new Refusal('badRequest', `“${file.name}” is not a picture that every browser shows.`)
    }
    return { type: 'image', file, alt: block.alt.trim() }
  })
  const first = blocks.findIndex(isFilled)
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex(isFilled) + 1)
}

/** The pictures that a text names, each once. */
export function picturesIn(written: WrittenRichText): FileId[] {
  return [...new Set(written.flatMap((block) => (block.type === 'image' ? [block.fileId] : [])))]
}

/** What every browser draws, and none of them runs. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

function isFilled(block: RichText[number]): boolean {
  return block.type === 'image' || block.spans.some(({ text }) => text.trim() !== '')
}

function reduceSpans(spans: readonly RichTextSpan[]): RichTextSpan[] {
  const reduced: RichTextSpan[] = []
  for (const span of spans.map(reduceSpan)) {
    if (span.text === '') continue
    const before = reduced.at(-1)
    if (before !== undefined && marksOf(before) === marksOf(span)) before.text += span.text
    else reduced.push(span)
  }
  // Joined, a text could be longer than a span may be.
  return reduced.flatMap(split)
}

/** Only the marks that are set, whatever else came along. */
function reduceSpan({ text, bold, italic, strike, href, mentionUserId }: RichTextSpan): RichTextSpan {
  const problem = href === undefined ? null : linkProblem(href)
  if (problem !== null) throw new Refusal('badRequest', `A link can’t be published. ${problem}`)
  return {
    // A line break within a block is a space: blocks are the lines.
    text: text.replace(/[\r\n]+/gu, ' '),
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(strike === true ? { strike } : {}),
    ...(href === undefined ? {} : { href }),
    ...(mentionUserId === undefined ? {} : { mentionUserId }),
  }
}

function marksOf({ bold, italic, strike, href, mentionUserId }: RichTextSpan): string {
  return JSON.stringify([bold ?? false, italic ?? false, strike ?? false, href ?? '', mentionUserId ?? ''])
}

const SPAN_MAX = 5000

function split(span: RichTextSpan): RichTextSpan[] {
  if (span.text.length <= SPAN_MAX) return [span]
  // Never between the halves of one character.
  const end = /[\ud800-\udbff]/u.test(span.text.charAt(SPAN_MAX - 1)) ? SPAN_MAX - 1 : SPAN_MAX
  return [{ ...span, text: span.text.slice(0, end) }, ...split({ ...span, text: span.text.slice(end) })]
}
