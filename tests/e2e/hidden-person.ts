import type { Locator, Page } from '@playwright/test'
import { PortalMe, PortalPeople, PortalPlaces } from '../../protocol/wire/http.ts'
import { directConversationId, newId, type UserId } from '../../protocol/wire/ids.ts'
import { expect, type Network } from '../harness/fixtures.ts'

/** Somebody's booking of today, as another system of the operator brings it. */
export function bookingOf(email: string, title: string): string {
  return `insert into bookings (id, rev, location_id, user_id, service, resource, title, starts_at, ends_at, status, paid, first)
    select gen_random_uuid(), 1, m.location_id, u.id, 'room', 'Room 9', '${title}',
      extract(epoch from now()) * 1000, extract(epoch from now()) * 1000 + 3600000, 'completed', true, false
    from users u join memberships m on m.user_id = u.id where u.email = '${email}'`
}

/** The same in the portal's Bookings. */
export function bookingIn(page: Page): Locator {
  return page
    .getByRole('list', { name: /^Bookings at/ })
    .getByRole('listitem')
    .filter({ hasText: 'Room 9' })
}

/** A hand-made client that skips the page: directory, search, picker, profile, chat and bookings answer as for nobody. */
export async function nothingByHand(page: Page, network: Network, hidden: string): Promise<void> {
  const ask = async (path: string) => {
    const answer = await page.request.get(`${network.server.url}/portal/api${path}`)
    return { status: answer.status(), text: await answer.text() }
  }
  const me = PortalMe.parse(JSON.parse((await ask('/me')).text))
  const { places } = PortalPlaces.parse(JSON.parse((await ask('/places')).text))
  const here = places[0]!.locationId
  expect((await ask(`/community/${here}?q=marcus`)).status).toBe(404)
  expect(PortalPeople.parse(JSON.parse((await ask('/people?query=marcus')).text)).people).toEqual([])
  const nobody = newId()
  for (const path of ['', '/chat']) {
    const found = await ask(`/people/${hidden}${path}`)
    expect(found.status).toBe(404)
    expect(found).toEqual(await ask(`/people/${nobody}${path}`))
  }
  const write = async (other: string) => {
    const chat = directConversationId(me.userId, other as UserId)
    const message = { opId: newId(), messageId: newId(), text: 'Hello?', fileIds: [], replyToId: null }
    const answer = await page.request.post(`${network.server.url}/portal/api/chats/${chat}/messages`, {
      headers: { origin: network.server.url },
      data: { ...message, directUserId: other },
    })
    return { status: answer.status(), text: await answer.text() }
  }
  const refused = await write(hidden)
  expect(refused.status).toBe(404)
  expect(refused).toEqual(await write(nobody))
  const bookings = await ask(`/bookings/${here}`)
  expect(bookings.status).toBe(200)
  expect(bookings.text).not.toMatch(new RegExp(`Marcus|merger|${hidden}`))
}
