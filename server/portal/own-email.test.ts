import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { locationStream, type UserId } from '../../protocol/wire/ids.ts'
import { openPortalSession } from '../auth/sessions.ts'
import { PORTAL_COOKIE } from '../http/asker.ts'
import { post } from '../testing/desk-client.ts'
import { eventually, mailsTo } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { TwoPeople } from '../testing/two-people.ts'

// Changing one's own address and taking that back, as hand-made requests ask for it.

let world: TwoPeople
let clock = 1_800_000_000_000
beforeAll(async () => {
  world = await TwoPeople.start(() => clock)
}, 60_000)
// What an earlier test used up of the tries is forgotten.
beforeEach(() => {
  clock += 2 * 3_600_000
})
afterAll(() => world.close())

const ask = (cookie: string, email: string) => world.post('/profile/email', cookie, { email })
const prove = (cookie: string, code: string) => world.post('/profile/email/code', cookie, { code })
const takeBack = (secret: string) => post(world.api('/email/take-back'), { secret })
const me = async (cookie: string) => (await world.get('/me', cookie)).status
const emailOf = async (userId: UserId) => {
  const rows = await world.server.database.query<{ email: string }>('select email from users where id = $1', [
    userId,
  ])
  return rows[0]?.email
}
const plain = (mail: string) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
async function newest(address: string, before: number, holds: RegExp): Promise<string> {
  return eventually(async () => {
    const mails = (await mailsTo(world.server, address)).map(plain)
    return mails.slice(before).find((mail) => holds.test(mail))
  })
}
async function askedCode(cookie: string, email: string, typed = email): Promise<string> {
  const before = (await mailsTo(world.server, email)).length
  expect(await ask(cookie, typed)).toMatchObject({ status: 200, body: {} })
  return /Your code is (\d{6})/.exec(await newest(email, before, /Your code is/))![1]!
}
async function signedIn(userId: UserId): Promise<string> {
  const { token } = await openPortalSession(world.server.database, userId, clock)
  return `${PORTAL_COOKIE}=${token}`
}
test('a code to the new address changes it, at every desk; sessions elsewhere end; the old one takes it back', async () => {
  const { customer, here } = world.small
  const mine = await signedIn(customer)
  const elsewhere = await signedIn(customer)
  const address = 'nadia@new.example'
  const code = await askedCode(mine, address, ` ${address.toUpperCase()} `)
  expect(await emailOf(customer)).toBe(network.customerEmail)
  const wrong = code === '111111' ? '222222' : '111111'
  expect((await prove(mine, wrong)).status).toBe(401)
  expect(await prove(mine, code)).toMatchObject({ status: 200, body: { email: address } })
  expect((await prove(mine, code)).status).toBe(401)
  expect([await me(mine), await me(elsewhere)]).toEqual([200, 401])
  const events = await world.eventsOf(world.manager, locationStream(here))
  expect(events.at(-1)).toMatchObject({ entity: 'user', entityId: customer, body: { email: address } })

  const told = await newest(network.customerEmail, 0, /was changed/)
  expect(told).toContain(address)
  const secret = /take-back\/([\w-]+)/.exec(told)![1]!
  expect((await takeBack(`${secret.slice(0, -2)}xx`)).status).toBe(404)
  expect(await takeBack(secret)).toMatchObject({ status: 200, body: {} })
  expect(await emailOf(customer)).toBe(network.customerEmail)
  expect(await me(mine)).toBe(401)
  expect((await takeBack(secret)).status).toBe(404)
})

test('whoever changed an address that isn’t theirs gains nothing by going on: the first one takes all of it back', async () => {
  const { companyPerson } = world.small
  const thief = await signedIn(companyPerson)
  await prove(thief, await askedCode(thief, 'thief@one.example'))
  const secret = /take-back\/([\w-]+)/.exec(await newest('colin@foyer.example', 0, /was changed/))![1]!
  clock += 60_000
  await prove(thief, await askedCode(thief, 'thief@two.example'))
  const later = /take-back\/([\w-]+)/.exec(await newest('thief@one.example', 0, /was changed/))![1]!
  const open = await askedCode(thief, 'thief@three.example')
  expect((await takeBack(secret)).status).toBe(200)
  expect(await emailOf(companyPerson)).toBe('colin@foyer.example')
  expect((await takeBack(later)).status).toBe(404)
  const again = await signedIn(companyPerson)
  expect((await prove(again, open)).status).toBe(401)
  expect(await emailOf(companyPerson)).toBe('colin@foyer.example')
})

test('after seven days it stays', async () => {
  const { stranger } = world.small
  const mine = await signedIn(stranger)
  await prove(mine, await askedCode(mine, 'sam@new.example'))
  const secret = /take-back\/([\w-]+)/.exec(await newest(network.strangerEmail, 0, /was changed/))![1]!
  clock += 7 * 86_400_000
  expect((await takeBack(secret)).status).toBe(404)
  expect(await emailOf(stranger)).toBe('sam@new.example')
})

test('nothing tells whether somebody has an address, and nobody gets one that somebody has', async () => {
  const { customer } = world.small
  const mine = await signedIn(customer)
  const free = await ask(mine, 'free@foyer.example')
  const taken = await ask(mine, network.managerEmail)
  expect([taken.status, taken.body]).toEqual([free.status, free.body])
  const told = await newest(network.managerEmail, 0, /address of your account/)
  expect(told).not.toMatch(/\b\d{6}\b code|Your code/)
  const answers = [await prove(mine, '123456'), await prove(mine, '654321')]
  expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)

  // Somebody signs up with the address while the code is under way.
  const code = await askedCode(mine, 'late@foyer.example')
  await world.server.database.query(`update users set email = 'late@foyer.example' where id = $1`, [
    world.small.manager2,
  ])
  expect((await prove(mine, code)).status).toBe(401)
  expect(await emailOf(customer)).toBe(network.customerEmail)
})

test('an administrator signs in at the desk with the new address', async () => {
  const mine = await signedIn(world.small.otherManager)
  await prove(mine, await askedCode(mine, 'otto@new.example'))
  const signIn = (email: string) =>
    post(`${world.server.url}/auth/sign-in`, {
      email,
      password: network.PASSWORD,
      deviceId: '018f0000-0000-7000-8000-000000000001',
    })
  expect((await signIn('otto@new.example')).status).toBe(200)
  expect((await signIn(network.otherManagerEmail)).status).toBe(401)
})

test('it is limited, and takes addresses only', async () => {
  const mine = await signedIn(world.small.customer)
  for (const email of ['x', 'a b@c.example', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: x@y.example']) {
    expect((await ask(mine, email)).status).toBe(400)
  }
  const answers: number[] = []
  for (let i = 0; i < 6; i++) answers.push((await ask(mine, `n${i}@foyer.example`)).status)
  expect(answers).toEqual([200, 200, 200, 200, 200, 429])
  expect((await ask('', 'a@b.example')).status).toBe(401)
})
