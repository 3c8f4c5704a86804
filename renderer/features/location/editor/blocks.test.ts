import { expect, it } from 'vitest'
import { newId, type FileId, type UserId } from '../../../../protocol/wire/ids.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { asBlocks, asDocument } from './blocks.ts'

it('keeps every block and every mark, there and back', () => {
  const blocks: WrittenRichText = [
    { type: 'heading', spans: [{ text: 'Welcome' }] },
    {
      type: 'paragraph',
      spans: [
        { text: 'Ask ' },
        { text: 'our manager', href: 'https://foyer.example/p/1', bold: true },
        { text: ' or ' },
        { text: '@Maria Silva', mentionUserId: newId() as UserId },
        { text: ' #tour', italic: true, strike: true },
      ],
    },
    { type: 'bullet', spans: [{ text: 'mail', href: 'mailto:a@b.example' }] },
    { type: 'image', fileId: newId() as FileId, alt: 'The room' },
    { type: 'paragraph', spans: [] },
  ]
  expect(asBlocks(asDocument(blocks))).toEqual(blocks)
})

it('an empty page is one empty paragraph', () => {
  expect(asBlocks(asDocument([]))).toEqual([{ type: 'paragraph', spans: [] }])
})

it('words that look like markup are words', () => {
  const blocks: WrittenRichText = [{ type: 'paragraph', spans: [{ text: '<img src=x onerror=alert(1)>' }] }]
  expect(asBlocks(asDocument(blocks))).toEqual(blocks)
})
