import { describe, expect, it } from 'vitest'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithChat } from '../testing/memory-store.ts'
import { booking, visit } from '../testing/space-rows.ts'
import { NADIA_CHAT, NOON } from '../testing/people.ts'

const HOUR = 3_600_000

describe('the variables of a saved reply', () => {
  const TEXT =
    '{{first name}}|{{name}}|{{company}}|{{room}}|{{time}}|{{date}}|{{location}}|{{host}}|{{my name}}|{{parking}}'
  function filled(rows: AnyRow[]): { filled: string; missing: string[] } {
    const store = storeWithChat(rows)
    store.saveReply({ id: null, title: 'All', text: TEXT })
    const [reply] = store.savedReplies({ conversationId: NADIA_CHAT }).replies
    return { filled: reply?.filled ?? '', missing: reply?.missing ?? [] }
  }

  it('come from the customer, the booking and the visit, in the time zone of the location', () => {
    expect(filled([booking(), visit()])).toEqual({
      filled:
        'Nadia|Nadia Nguyễn|{{company}}|Room 4|14:00|Monday 2 March|Riverside|Siobhán O’Brien|Dana Reyes|{{parking}}',
      missing: ['company', 'parking'],
    })
  })

  it('take the time of the visit when there is no booking, and none of what is past', () => {
    const over = booking({ startsAt: NOON - 2 * HOUR, endsAt: NOON - HOUR })
    expect(filled([over, visit({ expectedAt: NOON + 23 * HOUR })])).toEqual({
      filled:
        'Nadia|Nadia Nguyễn|{{company}}|{{room}}|12:00|Tuesday 3 March|Riverside|Siobhán O’Brien|Dana Reyes|{{parking}}',
      missing: ['company', 'room', 'parking'],
    })
    expect(filled([over]).missing).toEqual(['company', 'room', 'time', 'date', 'host', 'parking'])
  })

  it('are left as they are without a chat, and limits are named', () => {
    const store = storeWithChat()
    store.saveReply({ id: null, title: 'b', text: 'Hi {{name}}' })
    store.saveReply({ id: null, title: 'A', text: 'Yes' })
    expect(store.savedReplies({ conversationId: null }).replies).toMatchObject([
      { title: 'A', filled: 'Yes', pending: true },
      { title: 'b', filled: 'Hi {{name}}', missing: [] },
    ])
    expect(() => store.saveReply({ id: null, title: ' ', text: 'x' })).toThrow(/title/)
    expect(() => store.saveReply({ id: null, title: 'x', text: 'x'.repeat(4001) })).toThrow(/4,000/)
  })

  it('survive a time zone that this computer does not know', () => {
    const store = storeWithChat([booking()])
    store.saveReply({ id: null, title: 'When', text: '{{time}}' })
    arrive(store, [{ entity: 'location', row: { ...store.location(), rev: 2, timeZone: 'Mars/Olympus' } }])
    expect(store.savedReplies({ conversationId: NADIA_CHAT }).replies[0]?.filled).toBe('13:00')
  })
})

it('a reply that is removed before it was sent leaves no entry', () => {
  const store = storeWithChat()
  const { id } = store.saveReply({ id: null, title: 'Wifi', text: 'On the card' })
  store.saveReply({ id, title: 'Wifi', text: 'On the card by the door' })
  expect(store.outbox()).toHaveLength(1)
  store.removeReply({ id })
  expect(store.outbox()).toEqual([])
})
