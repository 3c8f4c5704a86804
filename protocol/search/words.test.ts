import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded, indexText, joinedText, wordsOf } from './words.ts'

describe('indexText', () => {
  it.each([
    ['Łukasz Weiß, café', 'lukasz weiss cafe'],
    ['Ёлка и мой Чай', 'елка и мои чаи'],
    ['Nguyễn İpek ΟΔΟΣ', 'nguyen ipek οδοσ'],
    ['회의실예약', '회의 의실 실예 예약 약'],
    ['3階の会議室', '3 階の の会 会議 議室 室'],
    ['ガ ｶﾞ か\u3099', 'ガ ガ が'],
    ['한'.normalize('NFD') + '글', '한글 글'],
    ['кав’ярня', 'кав ярня'],
    ['مُحَمَّد', 'محمد'],
    ['हिन्दी', 'हिन्दी'],
    ['…—!', ''],
  ])('%s', (text, words) => {
    expect(indexText(text)).toBe(words)
  })
})

it('writes words with an apostrophe as one, whichever sign it is', () => {
  expect(joinedText('Siobhán O’Brien doesn´t eat l‘ÉTÉ')).toBe('obrien doesnt lete')
  expect(joinedText('no such word')).toBe('')
})

it('says where each word stands', () => {
  const text = 'Ein Weiß-Café, ｶﾞ 한국말!'
  const places = wordsOf(text).map(({ word, start, end }) => [word, text.slice(start, end)])
  expect(places).toEqual([
    ['ein', 'Ein'],
    ['weiss', 'Weiß'],
    ['cafe', 'Café'],
    ['ガ', 'ｶﾞ'],
    ['한국', '한국'],
    ['국말', '국말'],
    ['말', '말'],
  ])
})

const letters = fc.string({
  unit: fc.constantFrom(
    ..."aZ é e\u0301 ß Łİ\u0307 Ж й ё Σς 한 \u1112\u1161\u11ab 会議室 ガｶﾞ゛カー ½ ™ ① م\u064e 𠮷 हि '’ - _",
  ),
  maxLength: 30,
})

it('finds the same words with and without their places', () => {
  fc.assert(
    fc.property(letters, (text) => {
      const words = wordsOf(text).map(({ word }) => word)
      expect(words.join(' ')).toBe(
        indexText(text)
          .toLowerCase()
          .split(/[^\p{L}\p{N}\p{M}]+/u)
          .filter(Boolean)
          .join(' '),
      )
    }),
    { numRuns: 2000, seed: 6 },
  )
})

it('folds what is folded to itself', () => {
  fc.assert(
    fc.property(letters, (text) => {
      expect(folded(folded(text))).toBe(folded(text))
    }),
    { numRuns: 500, seed: 7 },
  )
})
