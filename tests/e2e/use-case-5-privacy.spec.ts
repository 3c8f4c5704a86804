import { chromium, type Browser, type Page } from '@playwright/test'
import { join } from 'node:path'
import { PortalDirectory, PortalOwnProfile, PortalPlaces } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import { CHROMIUM } from '../harness/chromium.ts'
import { expect, test as base, type Network } from '../harness/fixtures.ts'
import { everybodyIn, namesIn } from './exposed-people.ts'
import { bookingIn, bookingOf, nothingByHand } from './hidden-person.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { PHONE, signIn } from './portal-world.ts'

// Use case 5 step by step: networking, visibility, privacy. Two members in Chromium, two desks.

const HIDDEN = 'marcus@brightcollective.example'
const READER = 'siobhan@northbank.example'
const TITLE = 'Quiet merger'
const POST = 'Looking for somebody with a risograph.'

const test = base.extend<{ member: (network: Network, email: string) => Promise<Page> }>({
  member: async ({}, use) => {
    const browser: Browser = await chromium.launch(CHROMIUM)
    await use(async (network, email) => {
      const page = await (await browser.newContext({ viewport: PHONE })).newPage()
      await loadAxe(page)
      await signIn(page, network.server, email)
      await page.getByRole('heading', { name: 'Chats' }).waitFor()
      return page
    })
    await browser.close()
  },
})

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()

test('a hidden name, a post that shows it, and its end', async ({ network, openDesk, member, folder }) => {
  test.setTimeout(600_000)
  await network.change(`update locations set community_visibility = 'administrators'`)
  await network.change(bookingOf(HIDDEN, TITLE))
  const desk = await openDesk()
  await desk.synced()
  const { people } = await desk.ask('community.list', { kind: 'users', query: 'marcus r', limit: 5 })
  const marcusId = people[0]?.face.subject.id ?? ''
  const link = `${network.server.url}/portal/#/people/${marcusId}`

  const marcus = await member(network, HIDDEN)
  const siobhan = await member(network, READER)

  await test.step('as long as the name is shown, a booking has it and its title', async () => {
    await go(siobhan, 'Bookings')
    await expect(bookingIn(siobhan)).toContainText(`Marcus Reid · ${TITLE}`)
    expect(await seriousFindings(siobhan)).toEqual([])
  })

  await test.step('hides the name: nobody but administrators finds the person', async () => {
    await go(marcus, 'Me')
    await marcus.getByLabel('Name, photo and About').selectOption('administrators')
    await expect(marcus.getByRole('region', { name: 'Privacy' }).getByRole('status')).toHaveText('Saved')
    expect(await seriousFindings(marcus)).toEqual([])

    await go(siobhan, 'Community')
    await expect(siobhan.getByText('The directory is not open to you')).toBeVisible()
    await siobhan.goto(link)
    await expect(siobhan.getByText('This profile is no longer available')).toBeVisible()
    await go(siobhan, 'Bookings')
    await expect(bookingIn(siobhan)).toContainText('Reserved')
    await expect(siobhan.getByRole('main')).not.toContainText(/Marcus|merger/)
    await go(marcus, 'Bookings')
    await expect(bookingIn(marcus)).toContainText(`You · ${TITLE}`)
    await go(siobhan, 'Chats')
    await siobhan.getByRole('button', { name: 'New chat' }).click()
    await siobhan.getByRole('searchbox', { name: 'Find a person' }).fill('marcus')
    await expect(siobhan.getByText('Nobody of that name')).toBeVisible()
    await siobhan.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await nothingByHand(siobhan, network, marcusId)

    await desk.pane('Community')
    await desk.page.getByRole('searchbox', { name: 'Search the directory' }).fill('mar')
    await desk.page.getByRole('button', { name: 'Marcus Reid' }).click()
    const profile = desk.page.getByRole('complementary', { name: 'Profile of Marcus Reid' })
    await expect(profile).toContainText('Only administrators can start a chat with Marcus Reid.')
  })

  await test.step('posting shows the author to those who read the feed', async () => {
    await go(marcus, 'Feed')
    await marcus.getByRole('textbox', { name: /^Post to the feed of/ }).fill(POST)
    await marcus.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(marcus.getByRole('article', { name: 'Post of Marcus Reid' })).toContainText(POST)

    await go(siobhan, 'Feed')
    const post = siobhan.getByRole('article', { name: 'Post of Marcus Reid' })
    await expect(post).toContainText(POST)
    expect(await seriousFindings(siobhan)).toEqual([])
    await post.getByRole('button', { name: 'Like' }).click()
    await expect(post.getByRole('button', { name: '1 like' })).toHaveAttribute('aria-pressed', 'true')
    await post.getByRole('button', { name: '0 comments' }).click()
    await post.getByRole('textbox', { name: /^Comment on/ }).fill('Third floor, ask for Mehmet.')
    await post.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(post.getByRole('listitem')).toContainText('Third floor, ask for Mehmet.')
    await post.getByRole('link', { name: 'Marcus Reid' }).click()
    await expect(siobhan.getByRole('heading', { name: 'Marcus Reid' })).toBeVisible()

    await expect(desk.page.getByRole('complementary', { name: 'Profile of Marcus Reid' })).toContainText(
      'Members of the location can start a chat with Marcus Reid.',
    )
    await desk.pane('Feed')
    const shown = desk.page.getByRole('article', { name: 'Post of Marcus Reid' })
    await expect(shown).toContainText(POST)
    await expect(shown).toContainText('Siobhán O’Sullivan')
    await shown.getByRole('button', { name: '1 comment' }).click()
    await expect(shown).toContainText('Third floor, ask for Mehmet.')
  })

  await test.step('offline the desk posts; it waits through a crash and goes once', async () => {
    network.cable.pull()
    await desk.offline()
    const box = desk.page.getByRole('textbox', { name: /^Post to the feed of/ })
    await box.fill('Breakfast moves to Friday.')
    await desk.page.getByRole('button', { name: 'Post', exact: true }).click()
    const waiting = desk.page
      .getByRole('article', { name: 'Post of Dana Okafor' })
      .filter({ hasText: 'Breakfast moves' })
    await expect(waiting).toContainText('Waits in the outbox')
    await box.fill('A draft that nobody has seen')
    await expect(async () => {
      const { placeId } = await desk.ask('feed.list', {})
      const draft = await desk.ask('drafts.get', { conversationId: placeId })
      expect(draft.text).toBe('A draft that nobody has seen')
    }).toPass()
    await desk.kill()

    const again = await openDesk()
    await again.offline()
    await again.pane('Feed')
    const kept = again.page
      .getByRole('article', { name: 'Post of Dana Okafor' })
      .filter({ hasText: 'Breakfast moves' })
    await expect(kept).toContainText('Waits in the outbox')
    await expect(again.page.getByRole('textbox', { name: /^Post to the feed of/ })).toHaveValue(
      'A draft that nobody has seen',
    )
    network.cable.plugIn()
    await again.synced()
    await expect(kept).not.toContainText('Waits')
    await go(siobhan, 'Feed')
    await expect(siobhan.getByRole('article').filter({ hasText: 'Breakfast moves to Friday.' })).toHaveCount(
      1,
    )
    await again.quit()
  })

  await test.step('another desk hides the post with a reason, which only its author reads', async () => {
    const second = await openDesk({ userData: join(folder, 'second') })
    await second.synced()
    await second.pane('Feed')
    const post = second.page.getByRole('article', { name: 'Post of Marcus Reid' })
    await post.getByRole('button', { name: 'More about the post of Marcus Reid' }).click()
    await second.page.getByRole('menuitem', { name: 'Hide with a reason…' }).click()
    await second.page.getByLabel('Reason, which the author reads').fill('Please use the market board')
    await second.page.getByRole('button', { name: 'Hide the post' }).click()
    await expect(post).toContainText('Please use the market board')
    await second.synced()

    await siobhan.reload()
    await expect(siobhan.getByRole('article', { name: 'Post of Dana Okafor' }).first()).toBeVisible()
    await expect(siobhan.getByText(POST)).toHaveCount(0)
    await siobhan.goto(link)
    await expect(siobhan.getByText('This profile is no longer available')).toBeVisible()
    await marcus.reload()
    await expect(marcus.getByText('Please use the market board')).toBeVisible()

    await marcus.getByRole('button', { name: 'Remove your post' }).click()
    await marcus.getByRole('button', { name: 'Remove it' }).click()
    await expect(marcus.getByText(POST)).toHaveCount(0)
    await expect(post).toHaveCount(0)
  })
})

test('a visibility is looked at with the eyes of others before it is changed', async ({
  network,
  openDesk,
  member,
}) => {
  test.setTimeout(240_000)
  const { password } = network.server.demo
  const maria = await openDesk({ demo: { email: 'maria@tideway.example', password } })
  await maria.synced()
  const siobhan = await member(network, READER)
  await go(siobhan, 'Community')
  await expect(siobhan.getByText('The directory is not open to you')).toBeVisible()

  await maria.pane('Location')
  await maria.page.getByRole('tab', { name: 'Community' }).click()
  await maria.page.getByRole('radio', { name: /^Members of this location/ }).click()
  const dialog = maria.page.getByRole('dialog', { name: 'Show Community to: Members of this location?' })
  await expect(dialog).toContainText(/\d+ people are shown to members of Riverside/)
  const seen = (reader: string) => dialog.getByLabel(`What is seen as ${reader}`)
  await expect(seen('member')).toContainText(/Community\d+ people/)
  const shownTo = (readers: string) => dialog.getByRole('region', { name: `Shown to ${readers}` })
  const members = shownTo('members of Riverside')
  await expect(members.getByRole('listitem')).toHaveCount(5)
  const exposed = await everybodyIn(members)
  expect(exposed).toContain('Marcus Reid')
  await expect(dialog).toContainText(`${exposed.length} people are shown to members of Riverside`)
  await dialog.getByRole('button', { name: 'Nonmember' }).click()
  await expect(members).toHaveCount(0)
  await expect(seen('nonmember')).toContainText('CommunityHidden: members only')
  await dialog.getByRole('button', { name: 'Signed out' }).click()
  await expect(seen('signedOut')).toContainText('CommunityHidden: members only')
  await dialog.getByRole('button', { name: 'Leave it' }).click()
  await expect(maria.page.getByRole('radio', { name: /^Administrators/ })).toBeChecked()

  await maria.page.getByRole('radio', { name: /^Members of this location/ }).click()
  await dialog.getByRole('button', { name: 'Change' }).click()
  await maria.synced()
  await siobhan.reload()
  await expect(siobhan.getByRole('link', { name: /^Marcus Reid/ })).toBeVisible()
  // The server shows her as many people as the administrator was told, and everybody who was named.
  const get = async (path: string): Promise<unknown> =>
    (await siobhan.request.get(`${network.server.url}/portal/api${path}`)).json()
  const [here] = PortalPlaces.parse(await get('/places')).places
  const directory = PortalDirectory.parse(await get(`/community/${here!.locationId}?q=`))
  expect(directory.peopleTotal).toBe(exposed.length)
  for (const { name } of directory.people) expect(exposed).toContain(name)

  await siobhan.request.put(`${network.server.url}/portal/api/profile`, {
    headers: { origin: network.server.url },
    data: {
      opId: newId(),
      privacy: { ...PortalOwnProfile.parse(await get('/profile')).privacy, name: 'public' },
    },
  })
  for (const [tab, path] of [
    ['Community', 'people'],
    ['Feed', 'posts'],
    ['Visitors', 'hosts'],
  ] as const) {
    await maria.page.getByRole('tab', { name: tab }).click()
    await maria.page.getByRole('radio', { name: /^Everybody/ }).click()
    const asked = maria.page.getByRole('dialog', { name: `Show ${tab} to: Everybody?` })
    await asked.getByRole('button', { name: 'Signed out' }).click()
    const everybody = asked.getByRole('region', { name: 'Shown to everybody, also without signing in' })
    await expect(everybody.getByRole('listitem').filter({ hasText: 'Siobhán' })).toHaveCount(
      tab === 'Feed' ? 0 : 1,
    )
    const names = await everybodyIn(everybody)
    await asked.getByRole('button', { name: 'Change' }).click()
    // What waits in the outbox is at the server once that says so.
    const address = `/open/${here!.locationId}/${path}`
    const status = async () =>
      (await siobhan.request.get(`${network.server.url}/portal/api${address}`)).status()
    await expect.poll(status).toBe(200)
    const open = namesIn(await get(address))
    expect(open.filter((name) => !names.includes(name))).toEqual([])
    if (tab !== 'Feed') expect(names).toEqual(open)
  }
})
