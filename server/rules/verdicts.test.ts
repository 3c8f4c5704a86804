import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type PostId, type UserId } from '../../protocol/wire/ids.ts'
import { putRows } from '../database/rows.ts'
import { makeSmallNetwork, type SmallNetwork } from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { seenBy, verdictOf } from './verdicts.ts'

let server: TestServer
let small: SmallNetwork
beforeAll(async () => {
  server = await startTestServer()
  small = await makeSmallNetwork(server.database)
})
afterAll(() => server.close())

const verdict = (asker: UserId | null, person: UserId) => verdictOf(server.database, asker, person)
const set = (change: string, values: string[] = []) =>
  server.database.query(`update locations set ${change}`, values)

test('members of one location reach each other by its directory, others don’t', async () => {
  expect(await verdict(small.customer, small.companyPerson)).toEqual({ may: true, way: 'directory' })
  expect(await verdict(small.stranger, small.customer)).toEqual({ may: false, why: 'hidden' })
  expect(await verdict(small.manager, small.customer)).toEqual({ may: true, way: 'administrator' })
  expect(await verdict(small.otherManager, small.customer)).toEqual({ may: false, why: 'hidden' })
  expect(await verdict(null, small.customer)).toEqual({ may: false, why: 'signedOut' })
  expect(await verdict(small.customer, newId() as UserId)).toEqual({ may: false, why: 'gone' })
})

test('each switch and each visibility is read at the moment of asking', async () => {
  await set('network_chats_on = false')
  expect(await verdict(small.customer, small.companyPerson)).toEqual({ may: false, why: 'chatsOff' })
  await set(`network_chats_on = true, community_visibility = 'administrators'`)
  expect(await verdict(small.customer, small.companyPerson)).toEqual({ may: false, why: 'hidden' })
  const post = {
    id: newId() as PostId,
    rev: 1,
    locationId: small.here,
    authorUserId: small.companyPerson,
    text: 'Coffee at four',
    files: [],
    pinned: false,
    likedByUserIds: [],
    mentionUserIds: [],
    hidden: null,
    editedAt: null,
    at: 1,
  }
  await putRows(server.database, 'post', [post])
  expect(await verdict(small.customer, small.companyPerson)).toEqual({ may: true, way: 'post' })
  await server.database.query('delete from posts')
  expect(await verdict(small.customer, small.companyPerson)).toEqual({ may: false, why: 'hidden' })
  await set(`community_visibility = 'locationMembers'`)
})

test('a field is seen by those whom its owner lets see it', async () => {
  const { database } = server
  const seen = (viewer: UserId | null) => seenBy(database, viewer, small.customer)
  const privacy = { name: 'public', email: 'network', phone: 'location', bookings: 'administrators' }
  await database.query('update users set privacy = $2 where id = $1', [
    small.customer,
    JSON.stringify(privacy),
  ])
  expect(await seen(null)).toEqual({ name: true, email: false, phone: false, bookings: false })
  expect(await seen(small.stranger)).toEqual({ name: true, email: true, phone: false, bookings: false })
  expect(await seen(small.companyPerson)).toEqual({ name: true, email: true, phone: true, bookings: false })
  expect(await seen(small.manager)).toEqual({ name: true, email: true, phone: true, bookings: true })
})
