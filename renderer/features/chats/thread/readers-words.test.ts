import { describe, expect, it } from 'vitest'
import type { Colleague } from '../../../../protocol/ipc/views.ts'
import { readersWords } from './readers-words.ts'

const people = ['Dana Okafor', 'Maria Silva', 'Jo Lee', 'Ines Roth'].map(
  (name) => ({ userId: name, name, photoFileId: null }) as unknown as Colleague,
)
const words = (count: number, me = 'Dana Okafor') => readersWords('Riverside', people.slice(0, count), me)

describe('who reads along', () => {
  it.each([
    [0, null],
    [1, 'Riverside desk: only you read along'],
    [2, 'Riverside desk: you and Maria read along'],
    [3, 'Riverside desk: you, Maria and one colleague read along'],
    [4, 'Riverside desk: you, Maria and two colleagues read along'],
  ])('%i', (count, expected) => {
    expect(words(count)).toBe(expected)
  })

  it('leaves oneself out where one may not read', () => {
    expect(words(1, 'Ola')).toBe('Riverside desk: Dana reads along')
    expect(words(3, 'Ola')).toBe('Riverside desk: Dana and two colleagues read along')
  })
})
