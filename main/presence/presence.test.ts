import { describe, expect, it } from 'vitest'
import type { PresenceView } from '../../protocol/ipc/app-views.ts'
import type { ConversationId, LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Typing } from '../../protocol/wire/requests.ts'
import { createOwnTyping } from './own-typing.ts'
import { createPresence, type PresenceOptions } from './presence.ts'

const CHAT = 'chat' as ConversationId
const OTHER_CHAT = 'other chat' as ConversationId
const MARIA = 'maria' as UserId
const NADIA = 'nadia' as UserId
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

function world(
  typist: PresenceOptions['typist'] = ({ userId }) =>
    Promise.resolve({ name: userId, isColleague: userId === MARIA }),
) {
  const told: PresenceView[] = []
  const timers = new Set<{ at: number; fire: () => void }>()
  let now = 0
  const presence = createPresence({
    typist,
    changed: (view) => told.push(view),
    now: () => now,
    setTimer(delayMs, fire) {
      const timer = { at: now + delayMs, fire }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  return {
    presence,
    told,
    timers,
    writing: () => presence.view().typing.map(({ name }) => name),
    pass(ms: number) {
      now += ms
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer)
        timer.fire()
      }
    },
  }
}

describe('who is writing', () => {
  it('is told with name and side, and ends 6 s after the last word of it', async () => {
    const { presence, told, writing, pass, timers } = world()
    presence.typing({ conversationId: CHAT, userId: MARIA })
    await settled()
    expect(told).toEqual([
      {
        onlineUserIds: [],
        typing: [{ conversationId: CHAT, userId: MARIA, name: 'maria', isColleague: true }],
      },
    ])
    pass(3000)
    presence.typing({ conversationId: CHAT, userId: MARIA })
    presence.typing({ conversationId: CHAT, userId: NADIA })
    await settled()
    pass(5999)
    expect(writing()).toEqual(['maria', 'nadia'])
    pass(1)
    expect(writing()).toEqual([])
    expect(told.at(-1)).toEqual({ onlineUserIds: [], typing: [] })
    expect(timers.size).toBe(0)
  })

  it('ends with a message in that chat, and with the connection', async () => {
    const { presence, writing, told } = world()
    presence.typing({ conversationId: CHAT, userId: MARIA })
    presence.typing({ conversationId: OTHER_CHAT, userId: NADIA })
    await settled()
    presence.messagesCame([CHAT])
    expect(writing()).toEqual(['nadia'])
    presence.clear()
    expect(writing()).toEqual([])
    const count = told.length
    presence.clear()
    presence.messagesCame([CHAT])
    expect(told).toHaveLength(count)
  })

  it('ends with a message that comes while the name is looked up, and with a name that can’t be read', async () => {
    let name: (who: { name: string; isColleague: boolean }) => void = () => undefined
    const slow = world(() => new Promise((resolve) => (name = resolve)))
    slow.presence.typing({ conversationId: CHAT, userId: MARIA })
    slow.presence.messagesCame([CHAT])
    name({ name: 'Maria', isColleague: true })
    await settled()
    expect(slow.writing()).toEqual([])
    const broken = world(() => Promise.reject(new Error('the store is closed')))
    broken.presence.typing({ conversationId: CHAT, userId: MARIA })
    await settled()
    expect(broken.writing()).toEqual([])
  })

  it('says nothing of strangers, nor of somebody whose name comes after the connection went', async () => {
    const nobody = world(() => Promise.resolve(null))
    nobody.presence.typing({ conversationId: CHAT, userId: MARIA })
    await settled()
    expect(nobody.told).toEqual([])
    const late = world()
    late.presence.typing({ conversationId: CHAT, userId: MARIA })
    late.presence.clear()
    await settled()
    expect(late.writing()).toEqual([])
  })
})

it('knows who is online at each location, and of nobody while offline', () => {
  const { presence, told } = world()
  const at = (location: string, userIds: UserId[]) =>
    presence.online({ locationId: location as LocationId, userIds })
  at('riverside', [NADIA, MARIA])
  at('harbour', [NADIA])
  expect(presence.view().onlineUserIds).toEqual([NADIA, MARIA])
  at('riverside', [])
  expect(presence.view().onlineUserIds).toEqual([NADIA])
  presence.clear()
  expect(told.at(-1)?.onlineUserIds).toEqual([])
})

it('tells of the own typing every 3 s in each chat', () => {
  const told: Typing[] = []
  let now = 0
  const typing = createOwnTyping({ tell: (one) => told.push(one), now: () => now })
  for (now of [0, 100, 2999]) typing(CHAT, MARIA)
  typing(OTHER_CHAT, MARIA)
  for (now of [3000, 4000]) typing(CHAT, MARIA)
  expect(told.map((one) => one.conversationId)).toEqual([CHAT, OTHER_CHAT, CHAT])
  // A clock that was set back doesn't silence anybody.
  now = -50_000
  typing(CHAT, MARIA)
  expect(told).toHaveLength(4)
})
