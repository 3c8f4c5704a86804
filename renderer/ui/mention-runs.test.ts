import { describe, expect, it } from 'vitest'
import { mentionRuns } from './mention-runs.ts'

const mentions = [
  { userId: 'maria', name: 'Maria' },
  { userId: 'silva', name: 'Maria Silva' },
]
const named = (text: string) => mentionRuns(text, mentions).filter(({ userId }) => userId !== null)

describe('mentions in a text', () => {
  it('stand where the name is, the longer one first', () => {
    expect(named('Ask @Maria Silva, or @Maria.')).toEqual([
      { text: '@Maria Silva', userId: 'silva' },
      { text: '@Maria', userId: 'maria' },
    ])
  })

  it.each(['', '@Maria', 'mail@example.com and @', '@Maria@Maria Silva', 'x @Dana y'])(
    'leave the text as it is: %s',
    (text) => {
      expect(
        mentionRuns(text, mentions)
          .map((run) => run.text)
          .join(''),
      ).toBe(text)
    },
  )

  it('are none where nobody is meant', () => {
    expect(mentionRuns('@Maria', [])).toEqual([{ text: '@Maria', userId: null }])
    expect(named('@maria @Dana')).toEqual([])
  })
})
