import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  PortalBookings,
  PortalComments,
  PortalDirectory,
  PortalFeed,
  PortalOwnProfile,
} from '../../protocol/wire/http.ts'
import { newId, type BookingId } from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import { putRows } from '../database/rows.ts'
import { portalSignIn } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// Community, Feed and the own profile as hand-made requests ask for them.

let server: TestServer
let small: network.SmallNetwork
let member: string
let stranger: string
let colleague: string
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  member = await portalSignIn(server, network.customerEmail)
  stranger = await portalSignIn(server, network.strangerEmail)
  colleague = await portalSignIn(server, 'colin@foyer.example')
})
afterAll(() => server.close())

async function ask(at: string, cookie: string, method = 'GET', body?: object) {
  const response = await fetch(`${server.url}/portal/api${at}`, {
    method,
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify({ opId: newId(), ...body }) } : {}),
  })
  return { status: response.status, text: await response.text() }
}
const setUp = (column: string, seenBy: string) =>
  server.database.query(`update locations set ${column} = $2 where id = $1`, [small.here, seenBy])
const post = (cookie: string, id: string, text = 'Fresh beans') =>
  ask(`/feed/${small.here}/posts/${id}`, cookie, 'PUT', { text, fileIds: [], mentionUserIds: [] })
const namesFor = async (cookie: string, letters = '') => {
  const { status, text } = await ask(`/community/${small.here}?q=${letters}`, cookie)
  return status === 200 ? PortalDirectory.parse(JSON.parse(text)).people.map(({ name }) => name) : status
}
const privacy = (cookie: string, name: string) =>
  ask('/profile', cookie, 'PUT', { privacy: { ...DEFAULT_PRIVACY, name } })

test('the directory is for whom it is shown to, and lists who shows their name', async () => {
  expect(await namesFor(member)).toEqual(['Colin Firm', 'Dana Fields', 'Maria Soto', 'Nadia Nguyen'])
  expect(await namesFor(member, 'fir')).toEqual(['Colin Firm'])
  expect(await namesFor(member, '%25')).toEqual([])
  expect(await namesFor(stranger)).toBe(404)
  await setUp('community_visibility', 'networkMembers')
  // Names are for members of the location by default: an open directory alone doesn't show them.
  expect(await namesFor(stranger)).toEqual([])
  await privacy(colleague, 'administrators')
  expect(await namesFor(member)).not.toContain('Colin Firm')
  expect((await ask(`/people/${small.companyPerson}`, member)).status).toBe(404)
  expect(await ask(`/people/${newId()}`, member)).toEqual(await ask(`/people/${small.companyPerson}`, member))
  expect((await ask(`/people/${small.companyPerson}`, colleague)).status).toBe(200)
})

test('what is booked is for members, and reads "Reserved" where name or title are hidden', async () => {
  const booking = {
    id: newId() as BookingId,
    rev: 1,
    locationId: small.here,
    userId: small.companyPerson,
    companyId: null,
    service: 'room' as const,
    resource: 'Room 4',
    title: 'Secret merger',
    startsAt: Date.now(),
    endsAt: Date.now() + 60_000,
    status: 'completed' as const,
    paid: true,
    first: false,
  }
  await putRows(server.database, 'booking', [booking])
  const bookings = async (cookie: string) => {
    const { status, text } = await ask(`/bookings/${small.here}`, cookie)
    return status === 200 ? PortalBookings.parse(JSON.parse(text)).bookings : status
  }
  const show = (name: string, titles: string) =>
    ask('/profile', colleague, 'PUT', { privacy: { ...DEFAULT_PRIVACY, name, bookings: titles } })
  const bookedBy = { userId: small.companyPerson, name: 'Colin Firm' }
  await show('location', 'location')
  expect(await bookings(member)).toMatchObject([{ resource: 'Room 4', bookedBy, title: 'Secret merger' }])
  await show('location', 'administrators')
  expect(await bookings(member)).toMatchObject([{ bookedBy, title: null }])
  await show('administrators', 'public')
  expect(await bookings(member)).toMatchObject([
    { resource: 'Room 4', bookedBy: null, title: null, own: false },
  ])
  expect((await ask(`/bookings/${small.here}`, member)).text).not.toContain(small.companyPerson)
  expect(await bookings(colleague)).toMatchObject([{ bookedBy, title: 'Secret merger', own: true }])
  expect(await bookings(stranger)).toBe(404)
  expect(await ask(`/bookings/${newId()}`, stranger)).toEqual(await ask(`/bookings/${small.here}`, stranger))
  expect((await ask(`/bookings/${small.here}?day=31`, member)).status).toBe(400)
})

test('a post shows its author, and its end hides them again', async () => {
  await privacy(colleague, 'administrators')
  const id = newId()
  expect((await post(colleague, id)).status).toBe(200)
  const shown = await ask(`/people/${small.companyPerson}`, member)
  expect(JSON.parse(shown.text)).toMatchObject({ name: 'Colin Firm', email: null, mayChat: true })
  await ask(`/posts/${id}`, colleague, 'DELETE', {})
  expect((await ask(`/people/${small.companyPerson}`, member)).status).toBe(404)
})

test('the feed takes posts, likes and comments of members, and nothing of others', async () => {
  const id = newId()
  expect((await post(member, id)).status).toBe(200)
  expect((await post(stranger, newId())).status).toBe(404)
  expect((await ask(`/feed/${small.here}`, stranger)).status).toBe(404)
  expect((await ask(`/posts/${id}/like`, colleague, 'POST', { on: true })).status).toBe(200)
  expect((await ask(`/posts/${id}/like`, stranger, 'POST', { on: true })).status).toBe(404)
  const said = { text: 'Lovely', mentionUserIds: [] }
  expect((await ask(`/posts/${id}/comments/${newId()}`, colleague, 'PUT', said)).status).toBe(200)
  expect((await ask(`/posts/${id}/comments`, stranger)).status).toBe(404)
  const { text } = await ask(`/feed/${small.here}`, member)
  expect(PortalFeed.parse(JSON.parse(text)).posts).toMatchObject([
    { id, own: true, likes: 1, liked: false, comments: 1, author: { name: 'Nadia Nguyen' } },
  ])
  const comments = await ask(`/posts/${id}/comments`, member)
  expect(PortalComments.parse(JSON.parse(comments.text)).comments).toMatchObject([
    { text: 'Lovely', own: false, author: { name: 'Colin Firm' } },
  ])
  // Nobody sees anything of who was barred.
  await server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
    [small.companyPerson, small.manager],
  )
  const [unnamed] = PortalComments.parse(
    JSON.parse((await ask(`/posts/${id}/comments`, member)).text),
  ).comments
  expect(unnamed?.author.name).toBe('Unavailable user')
  await server.database.query('delete from bars')
  // Somebody else's post is not theirs to change or remove.
  expect((await post(colleague, id, 'Forged')).status).toBe(403)
  expect((await ask(`/posts/${id}`, colleague, 'DELETE', {})).status).toBe(403)
  await server.database.query(`update memberships set type = 'nonmember' where user_id = $1`, [
    small.companyPerson,
  ])
  expect((await post(colleague, newId())).status).toBe(404)
})

test('whoever is blocked reads "Unavailable user"', async () => {
  await server.database.query(
    'insert into blocks (user_id, blocked_user_id, rev, active, at) values ($1, $2, 1, true, 1)',
    [small.customer, small.companyPerson],
  )
  await setUp('feed_visibility', 'public')
  const { text } = await ask(`/feed/${small.here}`, colleague)
  const [first] = PortalFeed.parse(JSON.parse(text)).posts
  expect(first?.author).toEqual({ userId: null, name: 'Unavailable user', photoFileId: null, standing: '' })
  expect(text).not.toContain('Nadia')
})

test('the own profile is changed by oneself, and its row goes to the location', async () => {
  const saved = await ask('/profile', member, 'PUT', { name: ' Nadia N. ', about: 'Films', phone: '' })
  expect(PortalOwnProfile.parse(JSON.parse(saved.text))).toMatchObject({
    name: 'Nadia N.',
    about: 'Films',
    phone: null,
  })
  const [event] = await server.database.query(
    `select body->>'name' as name from events where stream = $1 and entity = 'user' order by seq desc limit 1`,
    [`location:${small.here}`],
  )
  expect(event).toEqual({ name: 'Nadia N.' })
  expect((await ask('/profile', member, 'PUT', { name: ' ' })).status).toBe(400)
  expect((await ask('/profile', member, 'PUT', { photoFileId: newId() })).status).toBe(409)
})

test('signing out everywhere ends every session', async () => {
  const other = await portalSignIn(server, network.customerEmail)
  const { text } = await ask('/profile', other)
  expect(PortalOwnProfile.parse(JSON.parse(text)).sessions.length).toBeGreaterThan(1)
  expect((await ask('/profile/sign-out-everywhere', other, 'POST', {})).status).toBe(200)
  expect((await ask('/profile', other)).status).toBe(401)
  expect((await ask('/profile', member)).status).toBe(401)
})
