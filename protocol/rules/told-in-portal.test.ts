import { describe, expect, it } from 'vitest'
import type { PortalChat } from '../wire/http.ts'
import { newId, type ConversationId, type LocationId } from '../wire/ids.ts'
import type { PortalVisit, PortalVisits } from '../wire/portal-visits.ts'
import { toldOfChats, toldOfVisits } from './told-in-portal.ts'

const CHAT = newId() as ConversationId
const HERE = newId() as LocationId
const VISIT = newId()

const chat = (unread: number): PortalChat => ({
  conversationId: CHAT,
  kind: 'desk',
  otherUserId: null,
  hasBlocked: false,
  title: 'Riverside desk',
  readers: '',
  locationName: 'Riverside',
  timeZone: 'UTC',
  last: { text: 'Yes, it is free', at: 1, own: false },
  unread,
  canWrite: true,
  why: null,
})

function visits(more: Partial<PortalVisit> | null): PortalVisits {
  const visit: PortalVisit = {
    id: VISIT,
    locationId: HERE,
    visitorName: 'Vera',
    visitorEmail: null,
    visitorCompany: null,
    status: 'expected',
    expectedAt: 1,
    checkedInAt: null,
    hostToldAt: null,
    hostReadAt: null,
    hostComingAt: null,
    mailedAt: null,
    code: '123456',
    steps: [],
    undo: null,
    visitorUserId: null,
    ...more,
  }
  const place = { id: HERE, name: 'Riverside', timeZone: 'UTC', needsApproval: true }
  return { locations: [place], visits: more === null ? [] : [visit], others: [] }
}

const titles = (told: ReturnType<typeof toldOfVisits>) => told.show.map(({ title }) => title)

describe('of chats', () => {
  it('tells what came since the last reading, and where it leads', () => {
    const told = toldOfChats([chat(0)], [chat(1)])
    expect(told.show).toEqual([
      {
        tag: `chat ${CHAT}`,
        title: 'Riverside desk',
        body: 'Yes, it is free',
        hash: `#/chats/${CHAT}`,
      },
    ])
    expect(toldOfChats([chat(1)], [chat(1)])).toEqual({ show: [], withdraw: [] })
    expect(toldOfChats([], [chat(1)]).show).toHaveLength(1)
  })
  it('takes back what was read elsewhere, also while the page was closed', () => {
    expect(toldOfChats([chat(2)], [chat(0)])).toEqual({ show: [], withdraw: [`chat ${CHAT}`] })
    expect(toldOfChats(null, [chat(0)]).withdraw).toEqual([`chat ${CHAT}`])
    expect(toldOfChats(null, [chat(3)])).toEqual({ show: [], withdraw: [] })
  })
})

describe('of visits', () => {
  it('tells of an arrival until the host has read it', () => {
    const here = visits({ status: 'checkedIn' })
    const told = toldOfVisits(visits({}).visits, here)
    expect(told.show).toMatchObject([{ title: 'Vera is here for you', hash: `#/visitors/${VISIT}` }])
    expect(toldOfVisits(here.visits, here)).toEqual({ show: [], withdraw: [] })
    expect(toldOfVisits(here.visits, visits({ status: 'checkedIn', hostReadAt: 2 })).withdraw).toEqual([
      `visit ${VISIT}`,
    ])
  })
  it('tells who asks to come, and of what the desk decided', () => {
    const asks = visits({ status: 'waitingForApproval', steps: ['approve', 'reject'] })
    expect(titles(toldOfVisits(visits(null).visits, asks))).toEqual(['Vera asks to visit you'])
    const waits = visits({ status: 'waitingForApproval' })
    expect(titles(toldOfVisits(waits.visits, visits({})))).toEqual(['The visit of Vera is approved'])
    expect(titles(toldOfVisits(waits.visits, visits({ status: 'rejected' })))).toEqual([
      'The visit of Vera was rejected',
    ])
    expect(toldOfVisits(asks.visits, visits({}))).toEqual({ show: [], withdraw: [`visit ${VISIT}`] })
    expect(toldOfVisits(asks.visits, visits({ status: 'cancelled' })).withdraw).toEqual([`visit ${VISIT}`])
  })
  it('tells nobody what they have just done themselves', () => {
    expect(toldOfVisits(visits(null).visits, visits({})).show).toEqual([])
    expect(toldOfVisits(visits(null).visits, visits({ status: 'waitingForApproval' })).show).toEqual([])
    expect(toldOfVisits(null, visits({ status: 'checkedIn' })).show).toEqual([])
  })
})
