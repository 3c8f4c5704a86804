import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { PHONE, signIn } from './portal-world.ts'

// What waits on a page of its own is a badge there, from rows, the same on every computer of an administrator.

test.use({ viewport: PHONE })
test.slow()

const NADIA = 'nadia@lumen.studio'
const MARCUS = 'marcus@brightcollective.example'

const inRail = ({ page }: OpenDesk, pane: string) =>
  page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${pane}`) })
/** The number that the system shows for the app: that of the title, too. */
const inTitle = ({ electron }: OpenDesk) =>
  electron.evaluate(({ BrowserWindow }) =>
    Number(/^\((\d+)\)/.exec(BrowserWindow.getAllWindows()[0]?.getTitle() ?? '')?.[1] ?? 0),
  )

test('requests to join and posts are counted on their own pages, and go on the other computer, too', async ({
  network,
  openDesk,
  folder,
  page,
  browser,
}) => {
  let dana = await openDesk()
  const home = await openDesk({ userData: join(folder, 'home') })
  const both = () => [dana, home]
  for (const desk of both()) {
    await desk.synced()
    await desk.pane('Location')
    await expect(inRail(desk, 'Customers')).not.toContainText('waiting')
    await expect(inRail(desk, 'Feed')).not.toContainText('new')
  }
  const before = await inTitle(home)

  await test.step('somebody asks to join in the portal', async () => {
    await signIn(page, network.server, NADIA)
    await expect(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await page.goto(`${network.server.url}/portal/#/join`)
    const form = page.getByRole('form', { name: 'Join Riverside' })
    await form.getByRole('textbox').fill('I come every week')
    await form.getByRole('button', { name: 'Ask to join' }).click()
    for (const desk of both()) {
      await expect(inRail(desk, 'Customers')).toContainText('1 waiting')
      await expect.poll(() => inTitle(desk)).toBe(before + 1)
    }
  })

  await test.step('answered on one computer it is over on the other', async () => {
    await dana.pane('Customers')
    await dana.page.getByRole('tab', { name: 'Requests 1' }).click()
    await dana.page.getByRole('button', { name: 'Approve…' }).click()
    await dana.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect(inRail(dana, 'Customers')).not.toContainText('waiting')
    // The other one learns of it when Undo is over.
    await expect(inRail(home, 'Customers')).not.toContainText('waiting', { timeout: 15_000 })
    await expect.poll(() => inTitle(home)).toBe(before)
  })

  const marcus = await (await browser.newContext({ viewport: PHONE })).newPage()
  await test.step('a member posts', async () => {
    await signIn(marcus, network.server, MARCUS)
    await expect(marcus.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await marcus.goto(`${network.server.url}/portal/#/feed`)
    await marcus.getByRole('textbox', { name: /^Post to the feed of/ }).fill('Who takes the spare desk?')
    await marcus.getByRole('button', { name: 'Post', exact: true }).click()
    for (const desk of both()) await expect(inRail(desk, 'Feed')).toContainText('1 new')
    await expect.poll(() => inTitle(home)).toBe(before + 1)
  })

  await test.step('looked at offline it is over here at once, and after a restart; on the other computer once back', async () => {
    await dana.synced()
    network.cable.pull()
    await dana.offline()
    await dana.pane('Feed')
    await expect(dana.page.getByText('Who takes the spare desk?')).toBeVisible()
    await expect(inRail(dana, 'Feed')).not.toContainText('new')
    await dana.kill()
    dana = await openDesk()
    await dana.offline()
    await expect(inRail(dana, 'Feed')).not.toContainText('new')
    await expect(inRail(home, 'Feed')).toContainText('1 new')
    network.cable.plugIn()
    await Promise.all(both().map((desk) => desk.ask('app.reconnect', {})))
    await expect(inRail(home, 'Feed')).not.toContainText('new')
    await expect.poll(() => inTitle(home)).toBe(before)
  })
})
