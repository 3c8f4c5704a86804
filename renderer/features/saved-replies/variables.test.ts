import { describe, expect, it } from 'vitest'
import { firstMissing, missingIn, variableParts } from './variables.ts'

describe('variables in a text', () => {
  it('are found with and without blanks, each name once', () => {
    expect(missingIn('Hi {{name}}, {{ room }} is ready. {{name}}!')).toEqual(['name', 'room'])
    expect(missingIn('A { b } and {{}} and {{\n}}')).toEqual([])
  })

  it('leave the rest of the text as it is', () => {
    const text = 'See you at {{time}} in {{room}}.'
    expect(
      variableParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
    expect(firstMissing(text)).toEqual({ from: 11, to: 19 })
    expect(firstMissing('nothing')).toBeNull()
  })
})
