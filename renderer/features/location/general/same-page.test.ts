import { expect, it } from 'vitest'
import { isSamePage } from './same-page.ts'

const line = (...texts: string[]) => ({ type: 'paragraph' as const, spans: texts.map((text) => ({ text })) })

it('reads over what the server tidies up', () => {
  expect(isSamePage([line('ab'), line()], [line(), line('a', 'b')])).toBe(true)
  expect(isSamePage([line()], [])).toBe(true)
  expect(isSamePage([line('a'), line(), line('b')], [line('a'), line('b')])).toBe(false)
  expect(isSamePage([line('a')], [{ ...line('a'), type: 'bullet' }])).toBe(false)
  expect(isSamePage([line('a')], [{ type: 'paragraph', spans: [{ text: 'a', bold: true }] }])).toBe(false)
})
