import { describe, expect, test } from 'vitest'
import { createCalendar } from './calendar.ts'
import { composeDialogues, createLanguage } from './dialogue.ts'
import { LANGUAGES } from './languages/index.ts'
import { createRandom } from './random.ts'
import { chooseWords, fill } from './words.ts'

const now = Date.UTC(2026, 10, 24, 12)

describe('createLanguage', () => {
  const source = { days: [], months: [] }

  test('reads who speaks, what may be left out, files and ways to say it', () => {
    const { topics } = createLanguage({
      ...source,
      topics: '# bike\nc Bike? | A bike?\nd+bikes Here.\nn? Ask Maria.\nb\n',
    })
    expect(topics).toEqual([
      {
        name: 'bike',
        shortest: 3,
        lines: [
          { kind: 'customer', optional: false, asset: null, variants: ['Bike?', 'A bike?'] },
          { kind: 'desk', optional: false, asset: 'bikes', variants: ['Here.'] },
          { kind: 'note', optional: true, asset: null, variants: ['Ask Maria.'] },
          { kind: 'booking', optional: false, asset: null, variants: [''] },
        ],
      },
    ])
  })

  test.each(['# x\nz Who?', '# x\nc+nothing Look', 'c Too early'])('refuses %j', (topics) => {
    expect(() => createLanguage({ ...source, topics })).toThrow()
  })
})

describe.each(Object.entries(LANGUAGES))('the scripts in %s', (tag, language) => {
  test('fill any number of lines exactly', () => {
    for (let count = 1; count <= 60; count += 1) {
      const dialogues = composeDialogues(language, count, createRandom(`${tag}${count}`), true)
      expect(dialogues.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(count)
    }
  })

  test('use only slots that there are, and name each day and month', () => {
    expect(language.days).toHaveLength(7)
    expect(language.months).toHaveLength(12)
    const setting = {
      language,
      calendar: createCalendar(now, 'Europe/London'),
      at: now,
      rooms: ['Room 1', 'Room 2'],
    }
    const people = { place: 'Riverside', company: 'Kaze', first: 'Ann', staff: 'Dana' }
    const words = chooseWords({ ...setting, ...people }, createRandom(tag))
    const said = language.topics.flatMap(({ lines }) => lines.flatMap(({ variants }) => variants))
    for (const text of said) expect(fill(text, words)).not.toMatch(/[{}|]|undefined/)
  })

  test('does not repeat a topic before most others have been talked about', () => {
    const dialogues = composeDialogues(language, 400, createRandom(tag), true)
    const firsts = dialogues.map(({ lines }) => lines[0])
    const most = Math.floor(language.topics.length / 2)
    expect(new Set(firsts.slice(0, most)).size).toBe(most)
  })
})
