import { chromium, type Browser, type Page } from '@playwright/test'
import { join } from 'node:path'
import { expect, test as base, type Network } from '../harness/fixtures.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { PHONE, signIn } from './portal-world.ts'

// Use case 5 step by step: networking, visibility, privacy. Two members in Chromium, two desks.

const HIDDEN = 'marcus@brightcollective.example'
const READER = 'siobhan@northbank.example'
const POST = 'Looking for somebody with a risograph.'

const test = base.extend<{ member: (network: Network, email: string) => Promise<Page> }>({
  member: async ({}, use) => {
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
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
  const desk = await openDesk()
  await desk.synced()
  const { people } = await desk.ask('community.list', { kind: 'users', query: 'marcus r', limit: 5 })
  const marcusId = people[0]?.face.subject.id ?? ''
  const link = `${network.server.url}/portal/#/people/${marcusId}`

  const marcus = await member(network, HIDDEN)
  const siobhan = await member(network, READER)

  await test.step('hides the name: nobody but administrators finds the person', async () => {
    await go(marcus, 'Me')
    await marcus.getByLabel('Name, photo and About').selectOption('administrators')
    await expect(marcus.getByRole('region', { name: 'Privacy' }).getByRole('status')).toHaveText('Saved')
    expect(await seriousFindings(marcus)).toEqual([])

    await go(siobhan, 'Community')
    await expect(siobhan.getByText('The directory is not open to you')).toBeVisible()
    await siobhan.goto(link)
    await expect(siobhan.getByText('This profile is no longer available')).toBeVisible()

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
