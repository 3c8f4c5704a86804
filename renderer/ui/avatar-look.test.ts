import { describe, expect, it } from 'vitest'
import { AVATAR_COLOURS, avatarColour, initials } from './avatar-look.ts'

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('initials', () => {
  it.each([
    ['Nadia Nguyen', 'NN'],
    ['Oleh', 'O'],
    ['Sun-mi Park', 'SP'],
    ['Ana María de la Cruz', 'AC'],
    ['élodie  blanc', 'ÉB'],
    ['ליאור כהן', 'לכ'],
    ['田中 さくら', '田さ'],
    ['🙂', '?'],
    ['', '?'],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})

describe('the colour of an avatar', () => {
  it('stays with the id', () => {
    expect(avatarColour('a-1')).toBe(avatarColour('a-1'))
    const many = new Set(Array.from({ length: 200 }, (_, index) => avatarColour(`person-${index}`)))
    expect(many.size).toBe(AVATAR_COLOURS.length)
  })

  it.each([...AVATAR_COLOURS])('%s carries white letters at 4.5:1', (colour) => {
    expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
})
