import { describe, expect, it } from 'vitest'
import { triggerAt } from './trigger.ts'

/** The cursor is where the bar stands. */
function at(marked: string) {
  const caret = marked.indexOf('|')
  const found = triggerAt(marked.replace('|', ''), caret)
  return found && [found.kind, found.query, found.from, found.to]
}

describe('what is named in front of the cursor', () => {
  it.each([
    ['/|', ['reply', '', 0, 1]],
    ['/bike st|', ['reply', 'bike st', 0, 8]],
    ['Hello\n  /wi|', ['reply', 'wi', 8, 11]],
    ['@|', ['mention', '', 0, 1]],
    ['Ask @mar| about it', ['mention', 'mar', 4, 8]],
    ['@Inês Car|', ['mention', 'Inês Car', 0, 9]],
    ['(@ma|', ['mention', 'ma', 1, 4]],
    ['Great :ta|', ['emoji', 'ta', 6, 9]],
    [':+1|', ['emoji', '+1', 0, 3]],
  ])('%s', (marked, trigger) => {
    expect(at(marked)).toEqual(trigger)
  })

  it.each([
    'and/or|',
    '10/12|',
    'Hi /wifi|',
    '//|',
    'nadia@lumen|',
    'at 10:30|',
    ':)|',
    ':t|',
    '|/',
    'text|',
  ])('%s is only text', (marked) => {
    expect(at(marked)).toBeNull()
  })
})
