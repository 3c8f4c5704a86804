import { expect, it } from 'vitest'
import { marksIn, matchesAll } from './marks.ts'
import { parseQuery } from './query.ts'

function marked(text: string, typed: string): string[] {
  return marksIn(text, parseQuery(typed).terms).map(({ start, end }) => text.slice(start, end))
}

it.each([
  ['The café opens at nine', 'cafe', ['café']],
  ['Contracts and a contract', 'contr', ['Contracts', 'contract']],
  ['Siobhán O’Brien', 'obrien', ['O’Brien']],
  ['Siobhán OBrien', 'o’brien', ['OBrien']],
  ['the bike room, a room, a bike', '"bike room"', ['bike room']],
  ['회의실예약 확인', '예약', ['예약']],
  ['大会議室の予約', '会議室', ['会議室']],
  ['大会議室', '会', ['会']],
  ['Де ключ від шафки?', 'ключ шафк', ['ключ', 'шафки']],
  ['nothing here', 'else', []],
])('%s: marks %s', (text, typed, expected) => {
  expect(marked(text, typed)).toEqual(expected)
})

it('wants every term, in whichever of the texts', () => {
  const { terms } = parseQuery('nadia quiet')
  expect(matchesAll(['Nadia Nguyen', 'prefers the quiet floor'], terms)).toBe(true)
  expect(matchesAll(['Nadia Nguyen', 'prefers the floor'], terms)).toBe(false)
})
