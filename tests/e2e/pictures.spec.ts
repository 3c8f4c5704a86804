import { test } from '../harness/fixtures.ts'
import { picture, resize, showIn, showNewest, SIZES, THEMES } from '../harness/look.ts'

const PANES = ['Notifications', 'Customers', 'Visitors', 'Community', 'Feed', 'Location', 'Settings']

test('pictures of every pane, light and dark, in two sizes', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat('Nadia Nguyen')
  for (const theme of THEMES) {
    await showIn(desk, theme)
    for (const size of SIZES) {
      await resize(desk, size)
      const ending = `${theme}-${size.width}x${size.height}`
      await desk.pane('Chats')
      await showNewest(desk)
      await picture(desk, 'panes', `chats-${ending}`)
      for (const pane of PANES) {
        await desk.pane(pane)
        await picture(desk, 'panes', `${pane.toLowerCase()}-${ending}`)
      }
    }
  }
})

test('pictures of what Customers asks and offers, and of a host’s visits, light and dark, in two sizes', async ({
  network,
  openDesk,
}) => {
  test.slow()
  await network.change(
    `update visits set expected_at = expected_at - 3 * 86400000, checked_in_at = checked_in_at - 3 * 86400000;
     insert into join_requests (id, rev, location_id, user_id, message, state, why, at)
       select gen_random_uuid(), 1, l.id, u.id, 'I come every week, and would like a desk of my own.', 'open', '',
         (extract(epoch from now()) * 1000)::bigint - 3600000
       from locations l, users u where l.name = 'Riverside' and u.email = 'nadia@lumen.studio'`,
  )
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()
  const { visits } = await desk.ask('visitors.list', { tab: 'past', query: '', offset: 0, limit: 1 })
  const host = visits[0]!.host.name
  await desk.ask('customers.add', {
    name: 'Mia Mistake',
    email: 'mia@mistake.example',
    phone: null,
    companyId: null,
    plan: null,
    as: 'nonmember',
  })
  const dialog = page.getByRole('dialog')
  const find = async (name: string) => {
    await page.getByRole('searchbox', { name: /^Search/ }).fill(name)
    await page.getByRole('table', { name: 'Customers' }).getByRole('row').filter({ hasText: name }).click()
  }
  const closeProfile = async () => {
    const close = page.getByRole('button', { name: 'Close profile' })
    if (await close.isVisible()) await close.click()
  }
  for (const theme of THEMES) {
    await showIn(desk, theme)
    for (const size of SIZES) {
      await resize(desk, size)
      const ending = `${theme}-${size.width}x${size.height}`
      await desk.pane('Customers')
      // The pane is as it was left; in a narrow window the profile lies over its rows.
      await closeProfile()
      await page.getByRole('tab', { name: /^Requests/ }).click()
      await page.getByRole('button', { name: 'Approve…' }).click()
      await dialog.waitFor()
      await picture(desk, 'panes', `approve-${ending}`)
      await page.keyboard.press('Escape')

      await page.getByRole('tab', { name: /^Nonmembers/ }).click()
      await find('Mia Mistake')
      await page.getByRole('button', { name: 'More about Mia Mistake' }).click()
      await page.getByRole('menuitem', { name: 'Delete…' }).click()
      await dialog.waitFor()
      await picture(desk, 'panes', `delete-${ending}`)
      await page.keyboard.press('Escape')
      await closeProfile()

      await page.getByRole('tab', { name: /^Members/ }).click()
      await page.getByRole('button', { name: 'More about these customers' }).click()
      await page.getByRole('menuitem', { name: /^Export/ }).waitFor()
      await picture(desk, 'panes', `export-menu-${ending}`)
      await page.keyboard.press('Escape')

      await find(host)
      const all = page.getByRole('button', { name: 'Show all visits' })
      await all.scrollIntoViewIfNeeded()
      await picture(desk, 'panes', `visits-before-${ending}`)
      await all.click()
      await page.getByRole('button', { name: `Stop filtering by ${host}` }).waitFor()
      await picture(desk, 'panes', `visits-of-one-${ending}`)
    }
  }
})
