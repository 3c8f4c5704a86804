import { describe, expect, it } from 'vitest'
import { newId, visitNotificationId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import type { LocationRow, NotificationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import { UNDO_MS, VISIT_STEPS, VisitStep } from '../../protocol/wire/visit-steps.ts'
import type { Actor } from '../../server/sync/actor.ts'
import { applyOp } from '../../server/sync/apply-op.ts'
import type { MemoryStorage } from './memory-storage.ts'
import { codeOf, COLLEAGUE, commit, database, DESK, opOf } from './one-op.ts'
import {
  accessOf,
  ALL_PERMISSIONS,
  ANNA,
  BEN,
  CARLA,
  DORA,
  LOCATION,
  membership,
  numbered,
  PLACE,
} from './world/place.ts'

const NOON = Date.UTC(2026, 10, 24, 12)
const HOUR = 3_600_000
const HOST: Actor = { userId: CARLA, side: 'customer' }
const OTHER: Actor = { userId: DORA, side: 'customer' }
/** An administrator of another location of the same network. */
const ELSEWHERE: Actor = { userId: numbered(0xad, 7) as UserId, side: 'desk' }

function world(needApproval = false): MemoryStorage {
  const storage = database([...ALL_PERMISSIONS, 'visitors.write', 'location.write'])
  storage.committed.set(`access:${BEN}`, accessOf(BEN, [...ALL_PERMISSIONS, 'visitors.write']))
  const away = accessOf(ELSEWHERE.userId, ['visitors.write', 'location.write'])
  const elsewhere = { ...away.locations[0]!, locationId: numbered(0x10c, 2) as LocationRow['id'] }
  storage.committed.set(`access:${ELSEWHERE.userId}`, { ...away, locations: [elsewhere] })
  commit(storage, [
    ...[CARLA, DORA, ANNA].map((host) => membership(host, 'member')),
    { entity: 'location', row: { ...PLACE, visitsNeedApproval: needApproval } },
  ])
  return storage
}

async function apply(storage: MemoryStorage, actor: Actor, body: OpBody, at = NOON): Promise<string> {
  return codeOf((await applyOp(storage, actor, opOf(body), at)).result)
}

type Register = Extract<OpBody, { type: 'visit.register' }>

function register(more: Partial<Register> = {}): Register {
  return {
    type: 'visit.register',
    visitId: newId(),
    locationId: LOCATION,
    hostUserId: CARLA,
    visitorName: 'Sun-mi Park',
    visitorEmail: 'sunmi@hanbit.example',
    visitorCompany: null,
    expectedAt: NOON + HOUR,
    code: '123456',
    asksHost: false,
    ...more,
  }
}

async function registered(storage: MemoryStorage, actor: Actor = DESK, more: Partial<Register> = {}) {
  const body = register(more)
  expect(await apply(storage, actor, body)).toBe('applied')
  return { id: body.visitId, row: () => storage.committed.get(`visit:${body.visitId}`) as VisitRow }
}

const step = (visitId: string, name: VisitStep, code: string | null = null, at = NOON): OpBody => {
  return { type: 'visit.step', visitId, step: name, at, code }
}

describe('registering', () => {
  it('is the desk’s for any host, with the code that it has told already', async () => {
    const storage = world(true)
    const { row } = await registered(storage, DESK)
    expect(row()).toMatchObject({ status: 'expected', code: '123456', registeredByUserId: ANNA })
    const asked = await registered(storage, DESK, { asksHost: true, code: '654321' })
    expect(asked.row().status).toBe('waitingForApproval')
  })

  it('gives each visit of a day a code of its own, and one of another day the same', async () => {
    const storage = world()
    await registered(storage)
    const second = await registered(storage)
    expect(second.row().code).toMatch(/^\d{6}$/)
    expect(second.row().code).not.toBe('123456')
    const tomorrow = await registered(storage, DESK, { expectedAt: NOON + 24 * HOUR })
    expect(tomorrow.row().code).toBe('123456')
  })

  it('is a member’s for themselves; it waits where the location says so, and the code is the server’s', async () => {
    const storage = world(true)
    const { row } = await registered(storage, HOST, { asksHost: false })
    expect(row().status).toBe('waitingForApproval')
    const free = await registered(world(), HOST)
    expect(free.row().status).toBe('expected')
    const codes = await Promise.all([1, 2, 3].map(async () => (await registered(world(), HOST)).row().code))
    expect(codes.filter((code) => code !== '123456').length).toBeGreaterThan(1)
  })

  it('is refused in the same words to whoever may not, whether the place is there or not', async () => {
    const storage = world()
    commit(storage, [membership(DORA, 'nonmember')])
    const refusals = [
      await applyOp(storage, HOST, opOf(register({ hostUserId: DORA })), NOON),
      await applyOp(storage, OTHER, opOf(register({ hostUserId: DORA })), NOON),
      await applyOp(storage, ELSEWHERE, opOf(register()), NOON),
      await applyOp(storage, HOST, opOf(register({ locationId: numbered(0x10c, 9) as never })), NOON),
      await applyOp(storage, DESK, opOf(register({ locationId: numbered(0x10c, 9) as never })), NOON),
    ].map(({ result }) => (result.status === 'rejected' ? result.error : null))
    expect(new Set(refusals.map((error) => JSON.stringify(error))).size).toBe(1)
    expect(refusals[0]).toMatchObject({ code: 'notFound', retry: 'never' })
  })

  it('refuses a host who is not known there, a day far away, a name of spaces and an id that is used', async () => {
    const storage = world()
    expect(await apply(storage, DESK, register({ hostUserId: numbered(0xc, 9) as UserId }))).toBe('notFound')
    expect(await apply(storage, DESK, register({ expectedAt: NOON + 400 * 24 * HOUR }))).toBe('badRequest')
    expect(await apply(storage, DESK, register({ expectedAt: NOON - 10 * 24 * HOUR }))).toBe('badRequest')
    expect(await apply(storage, DESK, register({ visitorName: '  ' }))).toBe('badRequest')
    const { id } = await registered(storage)
    expect(await apply(storage, DESK, register({ visitId: id }))).toBe('opConflict')
  })
})

describe('a step', () => {
  /** How each side comes to a visit that stands at the state from which the step leads on. */
  const before: Record<VisitStep, VisitStep[]> = {
    approve: [],
    reject: [],
    cancel: [],
    checkIn: ['approve'],
    checkOut: ['approve', 'checkIn'],
  }
  const SIDES = [
    ['desk', COLLEAGUE],
    ['host', HOST],
    ['stranger', OTHER],
    ['elsewhere', ELSEWHERE],
  ] as const
  const EVERY = VisitStep.options.flatMap((name) => SIDES.map(([side, actor]) => ({ name, side, actor })))

  it.each(EVERY)('$name by $side', async ({ name, side, actor }) => {
    const storage = world()
    const { id, row } = await registered(storage, DESK, { asksHost: true })
    for (const earlier of before[name]) await apply(storage, DESK, step(id, earlier))
    const may = side === 'desk' || side === 'host' ? VISIT_STEPS[name].by.includes(side) : null
    const outcome = await apply(storage, actor, step(id, name))
    expect(outcome).toBe(may === null ? 'notFound' : may ? 'applied' : 'forbidden')
    if (!may) return
    expect(row().status).toBe(VISIT_STEPS[name].to)
    const { rev } = row()
    expect(await apply(storage, actor, step(id, name))).toBe('applied')
    expect(row().rev).toBe(rev)
    expect(await apply(storage, actor, { type: 'visit.undo', visitId: id, step: name, at: NOON })).toBe(
      'applied',
    )
    expect(VISIT_STEPS[name].from).toContain(row().status)
    expect(await apply(storage, actor, { type: 'visit.undo', visitId: id, step: name, at: NOON })).toBe(
      'gone',
    )
  })

  it('that a host has asked for is not the host’s to approve', async () => {
    const storage = world(true)
    const { id, row } = await registered(storage, HOST)
    expect(await apply(storage, HOST, step(id, 'approve'))).toBe('forbidden')
    expect(await apply(storage, DESK, step(id, 'approve'))).toBe('applied')
    expect(row().status).toBe('expected')
  })

  it('that somebody else made impossible is refused with where the visit is', async () => {
    const storage = world()
    const { id } = await registered(storage)
    await apply(storage, HOST, step(id, 'cancel'))
    const { result } = await applyOp(storage, DESK, opOf(step(id, 'checkIn')), NOON)
    expect(result).toMatchObject({ status: 'rejected', error: { code: 'gone' } })
    expect(result.status === 'rejected' && result.error.message).toContain('was cancelled')
  })

  it('by code takes the visit’s own code, on its day in the location’s time zone', async () => {
    const storage = world()
    const { id, row } = await registered(storage, DESK, { expectedAt: NOON + 24 * HOUR })
    expect(await apply(storage, DESK, step(id, 'checkIn', '123456'))).toBe('badCode')
    const next = NOON + 24 * HOUR
    expect(await apply(storage, DESK, step(id, 'checkIn', '000000', next), next)).toBe('badCode')
    expect(await apply(storage, DESK, step(id, 'checkIn', '123456', next), next)).toBe('applied')
    expect(row().checkedInAt).toBe(next)
  })

  it('happened when the desk says, as far as that can be; anybody else has no clock', async () => {
    const storage = world()
    const said = async (actor: Actor, name: VisitStep, at: number) => {
      const { id, row } = await registered(storage)
      if (name === 'checkOut') await apply(storage, DESK, step(id, 'checkIn'))
      await apply(storage, actor, step(id, name, null, at))
      return row().statusAt
    }
    expect(await said(DESK, 'checkIn', NOON - HOUR)).toBe(NOON - HOUR)
    expect(await said(DESK, 'checkIn', NOON + HOUR)).toBe(NOON)
    expect(await said(DESK, 'checkIn', 5)).toBe(NOON - 72 * HOUR)
    expect(await said(HOST, 'checkOut', NOON - HOUR)).toBe(NOON)
  })

  it('can be taken back for a quarter of an hour, by a host only their own', async () => {
    const storage = world()
    const { id } = await registered(storage)
    await apply(storage, DESK, step(id, 'checkIn'))
    await apply(storage, DESK, step(id, 'checkOut'))
    const undo: OpBody = { type: 'visit.undo', visitId: id, step: 'checkOut', at: NOON + UNDO_MS + 1 }
    expect(await apply(storage, HOST, undo)).toBe('forbidden')
    expect(await apply(storage, DESK, undo, NOON + UNDO_MS + 1)).toBe('gone')
  })

  it('puts the arrival into Notifications, and says there when it was a mistake', async () => {
    const storage = world()
    const { id } = await registered(storage)
    await apply(storage, DESK, step(id, 'checkIn'))
    const noted = () =>
      storage.committed.get(`notification:${visitNotificationId(id, 'arrival')}`) as NotificationRow
    expect(noted()).toMatchObject({ kind: 'visit.checkedIn', object: 'Sun-mi Park', actor: { id: CARLA } })
    await apply(storage, DESK, { type: 'visit.undo', visitId: id, step: 'checkIn', at: NOON })
    expect(noted()).toMatchObject({ kind: 'visit.undone', rev: 2 })
  })
})

describe('what the host answers', () => {
  it('are facts: read once, on the way once, only by the host, through either door', async () => {
    const storage = world()
    const { id, row } = await registered(storage)
    const answer = (word: 'read' | 'coming'): OpBody => ({ type: 'visit.answer', visitId: id, answer: word })
    await apply(storage, HOST, answer('read'))
    expect(row().hostReadAt).toBeNull()
    await apply(storage, DESK, step(id, 'checkIn'))
    expect(await apply(storage, OTHER, answer('read'))).toBe('notFound')
    expect(await apply(storage, DESK, answer('read'))).toBe('notFound')
    await apply(storage, HOST, answer('read'), NOON + 1)
    await apply(storage, HOST, answer('coming'), NOON + 2)
    await apply(storage, HOST, answer('read'), NOON + 3)
    expect(row()).toMatchObject({ hostToldAt: NOON + 1, hostReadAt: NOON + 1, hostComingAt: NOON + 2 })
  })

  it('is asked for once more by the desk alone, not twice in a minute, and not when it was read', async () => {
    const storage = world()
    const { id, row } = await registered(storage)
    const nudge: OpBody = { type: 'visit.nudge', visitId: id }
    expect(await apply(storage, DESK, nudge)).toBe('gone')
    await apply(storage, DESK, step(id, 'checkIn'))
    expect(await apply(storage, HOST, nudge)).toBe('notFound')
    await apply(storage, DESK, nudge, NOON + 1)
    await apply(storage, COLLEAGUE, nudge, NOON + 2)
    expect(row().nudgedAt).toBe(NOON + 1)
    await apply(storage, HOST, { type: 'visit.answer', visitId: id, answer: 'read' }, NOON + 3)
    await apply(storage, DESK, nudge, NOON + HOUR)
    expect(row().nudgedAt).toBe(NOON + 1)
  })
})

describe('whether visits need approval', () => {
  it('is said by whoever may change the location', async () => {
    const storage = world()
    const set: OpBody = { type: 'visit.needApproval', locationId: LOCATION, needed: true }
    expect(await apply(storage, COLLEAGUE, set)).toBe('forbidden')
    expect(await apply(storage, HOST, set)).toBe('notFound')
    expect(await apply(storage, ELSEWHERE, set)).toBe('notFound')
    expect(await apply(storage, DESK, set)).toBe('applied')
    expect(storage.committed.get(`location:${LOCATION}`)).toMatchObject({
      rev: 2,
      visitsNeedApproval: true,
    })
  })
})
