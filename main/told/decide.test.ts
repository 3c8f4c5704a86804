import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ThingToTell } from '../store/views.ts'
import {
  AT_ONCE_MAX,
  decide,
  FRESH_MS,
  NOTHING_TOLD,
  type Look,
  type ToldOrder,
  type ToldState,
} from './decide.ts'
import { aMessage, aNotification, anAssignment } from './testing/things.ts'

const NOW = 1_800_000_000_000

function look(things: ThingToTell[], more: Partial<Look> = {}): Look {
  return {
    nowMs: NOW,
    things,
    when: 'live',
    isQuiet: false,
    openChat: null,
    ...more,
  }
}

/** The looks one after the other; what the last one orders. */
function after(...looks: Look[]): { state: ToldState; orders: ToldOrder[] } {
  return looks.reduce<{ state: ToldState; orders: ToldOrder[] }>(
    ({ state }, next) => {
      const [reached, orders] = decide(state, next)
      return { state: reached, orders }
    },
    { state: NOTHING_TOLD, orders: [] },
  )
}

const words = (orders: readonly ToldOrder[]) =>
  orders.map((order) => {
    if (order.do === 'show') return `show ${order.thing.key}${order.silent ? ' silently' : ''}`
    if (order.do === 'withdraw') return `withdraw ${order.group}`
    return order.do === 'summarise' ? `summarise ${order.things.length}` : 'withdraw the summary'
  })

const one = aMessage('a', 1, NOW - 1000)
const next = aMessage('a', 2, NOW - 500)
const other = aMessage('b', 1, NOW - 400)
const old = aMessage('c', 1, NOW - 3 * FRESH_MS)

describe('what is shown', () => {
  it('is what has just come, each once, and a chat once with its newest', () => {
    expect(words(after(look([one])).orders)).toEqual(['show message:a:1'])
    expect(words(after(look([one]), look([one])).orders)).toEqual([])
    expect(words(after(look([one]), look([one, next])).orders)).toEqual(['show message:a:2 silently'])
    expect(words(after(look([one, next, other])).orders)).toEqual(['show message:a:2', 'show message:b:1'])
  })

  it('is nothing of what was there at the start, or during the first sync', () => {
    const { state, orders } = after(look([one], { when: 'baseline' }))
    expect(orders).toEqual([])
    expect(decide(state, look([one]))[1]).toEqual([])
  })

  it.each<[string, Partial<Look>]>([
    ['a chat that is being read', { openChat: one.conversationId }],
    ['quiet hours', { isQuiet: true }],
    ['a category that is switched off', { things: [{ ...one, wanted: false }] }],
  ])('is nothing for %s, and not later either', (_name, more) => {
    expect(words(after(look([one], more)).orders)).toEqual([])
    expect(words(after(look([one], more), look([one])).orders)).toEqual([])
  })

  it('does not depend on the clock of the computer while it is in step', () => {
    expect(words(after(look([one], { nowMs: NOW + 10 * 3_600_000 })).orders)).toEqual(['show message:a:1'])
    expect(words(after(look([one], { nowMs: NOW - 10 * 3_600_000 })).orders)).toEqual(['show message:a:1'])
  })

  it('goes when it was read, unsent, or is being read', () => {
    expect(words(after(look([one]), look([])).orders)).toEqual(['withdraw chat:a'])
    expect(words(after(look([one, next]), look([one])).orders)).toEqual(['withdraw chat:a'])
    expect(words(after(look([one]), look([one], { openChat: one.conversationId })).orders)).toEqual([
      'withdraw chat:a',
    ])
  })

  it('goes when its category is switched off', () => {
    const off = look([{ ...one, wanted: false }])
    expect(words(after(look([one]), off).orders)).toEqual(['withdraw chat:a'])
  })

  it('tells a chat that was given to somebody once, with the message that came along', () => {
    const given = anAssignment('a')
    expect(words(after(look([given])).orders)).toEqual(['show assignment:a'])
    expect(words(after(look([given, one])).orders)).toEqual(['show message:a:1'])
    expect(words(after(look([given]), look([])).orders)).toEqual(['withdraw chat:a'])
    expect(words(after(look([given]), look([]), look([given])).orders)).toEqual(['show assignment:a'])
  })

  it('does not tell again what was marked unread', () => {
    const row = aNotification('n', NOW)
    expect(words(after(look([row]), look([]), look([row])).orders)).toEqual([])
  })
})

describe('what came while nobody was connected', () => {
  it('is told in one sentence when it is old, one by one when it is fresh', () => {
    const { orders } = after(look([old, one], { when: 'catchUp' }))
    expect(words(orders)).toEqual(['show message:a:1', 'summarise 1'])
  })

  it('is one sentence when it is much, and grows into that one', () => {
    const many = Array.from({ length: 300 }, (_, index) => aMessage(`chat${index}`, 1, NOW - index))
    const first = after(look(many, { when: 'catchUp' }))
    expect(words(first.orders)).toEqual(['summarise 300'])
    const [state, orders] = decide(first.state, look([old, ...many], { when: 'catchUp' }))
    // Older than what is known: history, and no news.
    expect(words(orders)).toEqual([])
    expect(words(decide(state, look([]))[1])).toEqual(['withdraw the summary'])
  })

  it('is no news when it is history that is fetched behind the first sync', () => {
    expect(words(after(look([old], { when: 'history' })).orders)).toEqual([])
    expect(words(after(look([one], { when: 'history' })).orders)).toEqual(['show message:a:1'])
    // Only messages are fetched late: a chat that is handed over meanwhile is news.
    const given = anAssignment('d')
    expect(words(after(look([given], { when: 'history' })).orders)).toEqual(['show assignment:d'])
    expect(words(after(look([given], { when: 'catchUp' })).orders)).toEqual(['summarise 1'])
  })
})

describe('in any order', () => {
  const thing = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(20 * 60_000),
    )
    .map(([chat, seq, ago]) => aMessage(chat, seq, NOW - ago))
  const looks = fc.array(
    fc.record({
      things: fc.uniqueArray(thing, { selector: ({ key }) => key, maxLength: 20 }),
      when: fc.constantFrom<Look['when'][]>('baseline', 'history', 'catchUp', 'live'),
      isQuiet: fc.boolean(),
    }),
    { maxLength: 12 },
  )

  it('nothing is told twice, nothing read stays, and never more than a few at once', () => {
    fc.assert(
      fc.property(looks, (given) => {
        let state = NOTHING_TOLD
        const told = new Set<string>()
        const onScreen = new Map<string, string>()
        for (const { things, ...more } of given) {
          const [reached, orders] = decide(state, look(things, more))
          state = reached
          expect(orders.filter((order) => order.do === 'show').length).toBeLessThanOrEqual(AT_ONCE_MAX)
          for (const order of orders) {
            if (order.do === 'withdraw') onScreen.delete(order.group)
            if (order.do !== 'show') continue
            expect(told.has(order.thing.key)).toBe(false)
            expect(more.isQuiet || more.when === 'baseline').toBe(false)
            told.add(order.thing.key)
            onScreen.set(order.group, order.thing.key)
          }
          const keys = new Set(things.map(({ key }) => key))
          for (const key of onScreen.values()) expect(keys.has(key)).toBe(true)
          expect(decide(state, look(things, more))[1]).toEqual([])
        }
      }),
    )
  })
})
