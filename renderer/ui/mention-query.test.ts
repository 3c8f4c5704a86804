import { expect, it } from 'vitest'
import { mentionQuery, stillNamed } from './mention-query.ts'

it.each([
  ['@', 1, ''],
  ['Hello @Ma', 9, 'Ma'],
  ['Hello @Maria Si', 15, 'Maria Si'],
  ['(@Ma and', 4, 'Ma'],
])('finds the name that is typed in %j', (text, caret, letters) => {
  expect(mentionQuery(text, caret)?.letters).toBe(letters)
})

it.each([
  ['Hello', 5],
  ['maria@lumen', 11],
  ['@Maria is the best', 18],
  ['@Maria\nand', 10],
])('finds no name in %j', (text, caret) => {
  expect(mentionQuery(text, caret)).toBeNull()
})

it('knows who is still named', () => {
  const picked = new Map([
    ['1', 'Maria Silva'],
    ['2', 'Dana Okafor'],
  ])
  expect(stillNamed('Thanks @Dana Okafor!', picked)).toEqual(['2'])
})
