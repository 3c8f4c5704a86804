import { describe, expect, it, test } from 'vitest'
import { newId, type FileId } from '../../protocol/wire/ids.ts'
import { WrittenRichText, type RichTextSpan } from '../../protocol/wire/rows/space.ts'
import { picturesIn, reduceRichText } from './reduce-rich-text.ts'

const paragraph = (...spans: RichTextSpan[]) => ({ type: 'paragraph' as const, spans })
const picture = (mime = 'image/png') => ({
  id: newId() as FileId,
  name: 'room.png',
  sizeBytes: 10,
  mime,
  sha256: 'a'.repeat(64),
  width: 2,
  height: 1,
})

describe('reducing rich text', () => {
  it('joins neighbours with the same marks and drops what is empty', () => {
    const reduced = reduceRichText(
      [
        paragraph({ text: '  ' }),
        paragraph(
          { text: 'a' },
          { text: '', bold: true },
          { text: 'b', bold: false },
          { text: 'c', bold: true },
        ),
        paragraph(),
        { type: 'bullet', spans: [{ text: 'two\nlines' }] },
        paragraph(),
      ],
      [],
    )
    expect(reduced).toEqual([
      paragraph({ text: 'ab' }, { text: 'c', bold: true }),
      paragraph(),
      { type: 'bullet', spans: [{ text: 'two lines' }] },
    ])
  })

  it('keeps a link, and every mark, and nothing that is no mark', () => {
    const span = { text: 'ask', bold: true, italic: true, strike: true, href: 'https://foyer.example/p/1' }
    const odd = { ...span, onclick: 'alert(1)', style: 'x' } as RichTextSpan
    expect(reduceRichText([paragraph(odd)], [])).toEqual([paragraph(span)])
  })

  it('splits what became too long for a span, never between the halves of a character', () => {
    const long = { text: '😀'.repeat(2499) + 'x' }
    const [block] = reduceRichText([paragraph({ ...long }, { ...long })], [])
    if (block?.type !== 'paragraph') throw new Error('no paragraph')
    expect(block.spans.map(({ text }) => text).join('')).toBe(long.text + long.text)
    for (const { text } of block.spans) {
      expect(text.length).toBeLessThanOrEqual(5000)
      expect(text).not.toMatch(/\p{Surrogate}/u)
    }
  })

  it('shows pictures that were uploaded for it, and no others', () => {
    const file = picture()
    const block = { type: 'image' as const, fileId: file.id, alt: ' The room ' }
    expect(picturesIn([block, block])).toEqual([file.id])
    expect(reduceRichText([block], [file])).toEqual([{ type: 'image', file, alt: 'The room' }])
    expect(() => reduceRichText([block], [])).toThrow(/not on the server/)
    const drawing = picture('image/svg+xml')
    expect(() => reduceRichText([{ ...block, fileId: drawing.id }], [drawing])).toThrow(/not a picture/)
  })
})

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\u0000script:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'file:///etc/passwd',
  'vbscript:x',
  '//evil.example',
  '\\\\evil\\share',
  'blob:https://foyer.example/1',
  'https://user:pass@foyer.example',
])('a link to %j is refused', (href) => {
  expect(() => reduceRichText([paragraph({ text: 'here', href })], [])).toThrow(/can’t be published/)
})

test.each([
  [[{ type: 'script', spans: [{ text: 'alert(1)' }] }]],
  [[{ type: 'paragraph', spans: [{ text: '\u0000' }] }]],
  [[{ type: 'paragraph', spans: [{ text: 'x', href: 1 }] }]],
  [[{ type: 'paragraph', html: '<img onerror=alert(1)>' }]],
  [[{ type: 'image', fileId: '../../etc/passwd', alt: '' }]],
  [[{ type: 'image', src: 'https://tracker.example/1.gif', alt: '' }]],
  ['<script>alert(1)</script>'],
  [Array.from({ length: 501 }, () => ({ type: 'paragraph', spans: [] }))],
])('%j is no rich text', (input) => {
  expect(WrittenRichText.safeParse(input).success).toBe(false)
})

test('words that look like markup stay words', () => {
  const text = '<script>alert(1)</script> & <b>bold</b>'
  expect(reduceRichText([paragraph({ text })], [])).toEqual([paragraph({ text })])
})
