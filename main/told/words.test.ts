import { describe, expect, it } from 'vitest'
import { aMessage, anAssignment, aNotification, aVisit } from './testing/things.ts'
import { summaryWords, wordsOf } from './words.ts'

const message = (more: Parameters<typeof aMessage>[3]) => aMessage('a', 1, 0, more)

describe('a notification', () => {
  it.each([
    [message({ text: '\n  Hello\nsecond line' }), 1, 'Nadia Nguyen', 'Hello\nRiverside'],
    [message({ text: '', fileCount: 2 }), 1, 'Nadia Nguyen', '2 files\nRiverside'],
    [message({}), 3, 'Nadia Nguyen', 'Is there a bike room?\nRiverside · 3 new messages'],
    [
      message({ senderName: 'Tom Berg', mentionsMe: true, assignedToMe: true }),
      1,
      'Tom Berg mentioned you',
      'Is there a bike room?\nRiverside · chat with Nadia Nguyen · assigned to you',
    ],
    [anAssignment('a'), 1, 'The chat with Nadia Nguyen is assigned to you', 'Riverside'],
    [
      aNotification('n', 0),
      1,
      'Nadia Nguyen booked Room 4',
      'Tue, 10:00–12:00 · nonmember · paid\nRiverside',
    ],
    [
      aNotification('n', 0, {
        category: 'contracts',
        verb: 'declined to sign',
        object: 'Flex desk',
        detail: 'Why: too dear',
      }),
      1,
      'Nadia Nguyen declined to sign Flex desk',
      'Why: too dear\nRiverside',
    ],
    [aVisit('waitingForApproval'), 1, 'Maya Chen waits for approval', 'Host: Oleh Kovalenko\nRiverside'],
    [aVisit('checkedIn'), 1, 'Maya Chen is here for you', 'Riverside'],
  ])('%#: says who, what and where', (thing, count, title, body) => {
    expect(wordsOf(thing, count, false)).toEqual({ title, body })
  })

  it.each([
    message({ mentionsMe: true }),
    message({}),
    anAssignment('a'),
    aNotification('n', 0),
    aVisit('checkedIn'),
  ])('%#: names nobody and says no words when content is hidden', (thing) => {
    const { title, body } = wordsOf(thing, 1, true)
    expect(title + body).not.toMatch(/Nadia|Maya|Oleh|bike|Room/)
    expect(body).toBe('Riverside')
  })

  it('is plain text of a bounded length, whatever is written', () => {
    const { title, body } = wordsOf(
      message({ senderName: 'Na\u202edia\u0007\u2066', text: `\u2028${'x'.repeat(390)}` }),
      1,
      false,
    )
    expect(title).toBe('Nadia')
    expect(body.split('\n')[0]).toHaveLength(200)
  })
})

it('a summary counts and names nobody', () => {
  expect(
    summaryWords([
      aMessage('a', 1, 0),
      aMessage('a', 2, 0),
      aMessage('b', 1, 0),
      anAssignment('b'),
      aNotification('n', 0),
      aVisit('waitingForApproval'),
    ]),
  ).toEqual({
    title: 'News from the desk',
    body: '3 new messages in 2 chats, 1 chat assigned to you, 2 notifications\nRiverside',
  })
})
