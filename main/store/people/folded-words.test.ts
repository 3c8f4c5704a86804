import { describe, expect, it } from 'vitest'
import { foldedWords, searchableWords } from './folded-words.ts'

describe('foldedWords', () => {
  it.each([
    ['Nadia Nguyễn', ['nadia', 'nguyen']],
    ['Siobhán O’Brien', ['siobhan', 'obrien']],
    ["D'Angelo-Smith, Jr.", ['dangelo', 'smith', 'jr']],
    ['Łukasz Weiß', ['lukasz', 'weiss']],
    ['İpek ÖZ', ['ipek', 'oz']],
    ['山田 太郎', ['山田', '太郎']],
    ['  ', []],
  ])('%s', (name, words) => {
    expect(foldedWords(name)).toEqual(words)
  })
})

it('finds a name by the part after its apostrophe, too', () => {
  expect(searchableWords('Siobhán O’Brien')).toEqual(['siobhan', 'obrien', 'o', 'brien'])
})
