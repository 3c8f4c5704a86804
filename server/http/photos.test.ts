import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { directConversationId, newId, photoPlaceId, type UserId } from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY, type PrivacyLevel } from '../../protocol/wire/rows/people.ts'
import { makeVisitorLink } from '../auth/visitor-links.ts'
import { putRows } from '../database/rows.ts'
import { post, signIn } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { metadata, sha256, TUS } from '../testing/tus.ts'
import { TwoPeople } from '../testing/two-people.ts'

// A person's photo, as each kind of asker gets it by a hand-made request (use case 5).

let world: TwoPeople
let clock = 1_800_000_000_000
let otherManager: string
let photo: string
beforeAll(async () => {
  world = await TwoPeople.start(() => clock)
  otherManager = `Bearer ${(await signIn(world.server.url, network.otherManagerEmail)).accessToken}`
  photo = await upload()
  await choose()
}, 60_000)
// The limits of one minute are not what is tested here.
beforeEach(() => {
  clock += 61_000
})
afterAll(() => world.close())

/** One point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Colin's picture, sent as a browser sends it. */
async function upload(): Promise<string> {
  const bytes = Buffer.concat([PNG, Buffer.from(newId())])
  const fileId = newId()
  const conversationId = photoPlaceId(world.small.companyPerson)
  const fields = { fileId, conversationId, name: 'me.png', mime: 'image/png', sha256: sha256(bytes) }
  const headers = { ...TUS, cookie: world.colin }
  const created = await fetch(`${world.server.url}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': metadata(fields) },
  })
  await fetch(world.server.url + created.headers.get('location'), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  })
  return fileId
}

/** Makes the picture Colin's photo. */
async function choose(): Promise<void> {
  const { status } = await world.put('/profile', world.colin, { opId: newId(), photoFileId: photo })
  expect(status).toBe(200)
}

/** What somebody gets: 200, or the answer for what isn't there. */
async function seen(who: { cookie: string } | { authorization: string }, id = photo): Promise<number> {
  const get = async (fileId: string) => {
    const response = await fetch(`${world.server.url}/files/${fileId}`, { headers: { ...who } })
    return { status: response.status, body: await response.text() }
  }
  const answer = await get(id)
  if (answer.status !== 200) expect(answer).toEqual(await get(newId()))
  return answer.status
}

const privacy = (name: PrivacyLevel) =>
  world.put('/profile', world.colin, { opId: newId(), privacy: { ...DEFAULT_PRIVACY, name } })
const nadia = () => ({ cookie: world.nadia })
const colin = () => ({ cookie: world.colin })
const stranger = () => ({ cookie: world.stranger })
const manager = () => ({ authorization: `Bearer ${world.managerToken}` })

test('is for those who see the name, and nobody else', async () => {
  expect(await seen({ cookie: '' })).toBe(401)
  const askers = async () => [
    await seen(colin()),
    await seen(manager()),
    await seen(nadia()),
    await seen(stranger()),
    await seen({ authorization: otherManager }),
  ]
  expect(await askers()).toEqual([200, 200, 200, 404, 404])
  await privacy('network')
  expect(await askers()).toEqual([200, 200, 200, 200, 200])
  await privacy('company')
  expect(await askers()).toEqual([200, 200, 404, 404, 404])
  await privacy('administrators')
  expect(await askers()).toEqual([200, 200, 404, 404, 404])
})

test('a post or a comment shows its author until it is gone', async () => {
  await privacy('administrators')
  const own = newId()
  const words = { text: 'Fresh beans', mentionUserIds: [] }
  const feed = `/feed/${world.small.here}/posts`
  await world.put(`${feed}/${own}`, world.colin, { opId: newId(), ...words, fileIds: [] })
  expect([await seen(nadia()), await seen(stranger())]).toEqual([200, 404])
  await remove(`/posts/${own}`)
  expect(await seen(nadia())).toBe(404)

  const [hers, comment] = [newId(), newId()]
  await world.put(`${feed}/${hers}`, world.nadia, { opId: newId(), ...words, fileIds: [] })
  await world.put(`/posts/${hers}/comments/${comment}`, world.colin, { opId: newId(), ...words })
  expect([await seen(nadia()), await seen(stranger())]).toEqual([200, 404])
  await remove(`/comments/${comment}`)
  expect(await seen(nadia())).toBe(404)
})

async function remove(at: string): Promise<void> {
  const headers = { 'content-type': 'application/json', cookie: world.colin }
  const body = JSON.stringify({ opId: newId() })
  const response = await fetch(world.api(at), { method: 'DELETE', headers, body })
  expect(response.status).toBe(200)
}

test('the other of a chat sees it while the chat goes on, and not after a block', async () => {
  await privacy('administrators')
  const { customer, companyPerson } = world.small
  const chat = directConversationId(customer, companyPerson)
  await world.send(world.colin, chat, customer, 'Hello')
  expect([await seen(nadia()), await seen(stranger())]).toEqual([200, 404])
  const block = (active: boolean) => world.put(`/blocks/${customer}`, world.colin, { opId: newId(), active })
  await block(true)
  expect([await seen(nadia()), await seen(manager())]).toEqual([404, 200])
  await block(false)
  expect(await seen(nadia())).toBe(200)
})

test('a visitor sees the photo of the host of their link, and no other', async () => {
  const { customer, companyPerson } = world.small
  const visitor = newId() as UserId
  const row = { id: visitor, rev: 1, name: 'Vera', email: null, phone: null, about: '', photo: null }
  await putRows(world.server.database, 'user', [{ ...row, privacy: DEFAULT_PRIVACY }])
  const visiting = async (host: UserId) => {
    const conversationId = directConversationId(host, visitor)
    await putRows(world.server.database, 'conversation', [
      {
        id: conversationId,
        rev: 1,
        kind: 'direct',
        locationId: world.small.here,
        subject: null,
        participantIds: [host, visitor],
        closedTo: [],
        assigneeUserId: null,
        createdAt: clock,
      },
    ])
    const link = { userId: visitor, conversationId, expiresAt: clock + 60_000 }
    const secret = await makeVisitorLink(world.server.database, link)
    const { headers } = await post(world.api('/visitor'), { secret })
    return { cookie: headers.get('set-cookie')!.split(';')[0]! }
  }
  expect(await seen(await visiting(companyPerson))).toBe(200)
  expect(await seen(await visiting(customer))).toBe(404)
})

test('a photo that was replaced is gone for everybody else, and one of a barred person, too', async () => {
  await privacy('location')
  const old = photo
  photo = await upload()
  expect([await seen(nadia()), await seen(colin())]).toEqual([404, 200])
  await choose()
  expect([await seen(nadia()), await seen(nadia(), old), await seen(manager(), old)]).toEqual([200, 404, 404])
  await world.server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, '', $2, 1)`,
    [world.small.companyPerson, world.small.manager],
  )
  expect([await seen(nadia()), await seen(manager())]).toEqual([404, 200])
})
