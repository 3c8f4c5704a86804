import { describe, expect, it } from 'vitest'
import { EMOJI_GROUPS, loadEmoji, searchEmoji } from './emoji-data.ts'

const all = await loadEmoji()
const found = (word: string, limit = 8) => searchEmoji(all, word, limit).map(({ text }) => text)

describe('emoji by name', () => {
  it('knows all of them, in groups with a name, as keyboards type them', () => {
    expect(all.length).toBeGreaterThan(1800)
    expect(all.every(({ group }) => EMOJI_GROUPS[group] !== undefined)).toBe(true)
    expect(all.some(({ text }) => text === '👍')).toBe(true)
    // A heart without the sign is a black one in the text.
    expect(all.some(({ text }) => text === '❤️')).toBe(true)
    expect(all.some(({ name }) => name.startsWith('regional indicator'))).toBe(false)
  })

  it('finds by short code first, then by name and tag', () => {
    expect(found('tada')[0]).toBe('🎉')
    expect(found('+1')[0]).toBe('👍')
    expect(found('thumbs')).toEqual(expect.arrayContaining(['👍', '👎']))
    expect(found('coffee')).toContain('☕')
    expect(found('bicycl')).toContain('🚲')
  })

  it('finds nothing for nonsense, everything for nothing, and never more than asked for', () => {
    expect(found('qqqq')).toEqual([])
    expect(searchEmoji(all, ' ')).toHaveLength(all.length)
    expect(found('a', 5)).toHaveLength(5)
  })
})
