import { describe, expect, it } from 'vitest'
import { parseQuery } from './query.ts'

const words = (typed: string) =>
  parseQuery(typed).terms.map((term) => term.words.join(' ') + (term.prefix ? '*' : ''))

describe('parseQuery', () => {
  it.each([
    ['Bike Room', ['bike*', 'room*']],
    ['“Bike Room”', ['bike room']],
    ['"bike ro', ['bike ro*']],
    ['wi-fi', ['wi fi*']],
    ['O’Brien', ['o brien*']],
    ['plan b ', ['plan*', 'b']],
    ['plan b', ['plan*']],
    ['b', ['b*']],
    ['회의실', ['회의 의실']],
    ['室', ['室*']],
    ['3階', ['3 階*']],
    ['"室 3"', ['室 3']],
    ['title: NEAR(x) col:^y -z', ['title*', 'near x', 'col y']],
    ['*** "" -', []],
  ])('%s', (typed, expected) => {
    expect(words(typed)).toEqual(expected)
  })

  it('reads operators, in any case and with quoted names', () => {
    expect(
      parseQuery('From:"Nadia N" in:bright has:file before:2026-11-01 after:2026 AFTER:yesterday key'),
    ).toEqual({
      terms: [{ words: ['key'], prefix: true, joined: 'key' }],
      from: ['Nadia N'],
      in: ['bright'],
      hasFile: true,
      before: [{ year: 2026, month: 11, day: 1 }],
      after: [{ year: 2026, month: null, day: null }, 'yesterday'],
      problem: null,
    })
  })

  it.each([
    ['before:soon', 'before: needs a date, such as before:2026-11-01 or before:yesterday.'],
    ['after:2026-02-30', 'after: needs a date, such as after:2026-11-01 or after:yesterday.'],
    ['has:link', 'has: knows only has:file.'],
    ['from: ', 'from: needs a name, such as from:nadia.'],
    ['https://example.org', null],
  ])('%s: says what it does not understand', (typed, problem) => {
    expect(parseQuery(typed).problem).toBe(problem)
  })

  it('takes an apostrophe or leaves it', () => {
    expect(parseQuery('o’brien').terms[0]?.joined).toBe('obrien')
    expect(parseQuery('obrien').terms[0]?.joined).toBe('obrien')
    expect(parseQuery('"o brien"').terms[0]?.joined).toBe(null)
  })
})
