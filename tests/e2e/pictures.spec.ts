import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { ARTIFACTS } from '../harness/places.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]

async function picture(desk: OpenDesk, name: string): Promise<void> {
  await desk.page.evaluate(() => document.fonts.ready)
  await desk.page.screenshot({ path: join(ARTIFACTS, 'panes', `${name}.png`), animations: 'disabled' })
}

/** A chat with unread messages opens at the first of them: goes on to the last as a person would. */
async function showNewest(desk: OpenDesk): Promise<void> {
  const newest = desk.page.getByRole('button', { name: 'Newest' })
  await expect(async () => {
    if (await newest.isVisible()) await newest.click()
    await expect(desk.page.getByRole('log').getByRole('article').last()).toBeInViewport({ timeout: 1000 })
  }).toPass()
}

test('pictures of every pane, light and dark, in two sizes', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat('Nadia Nguyen')
  for (const theme of ['light', 'dark'] as const) {
    await desk.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme)
    await expect
      .poll(() =>
        desk.page.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme),
      )
      .toBe(true)
    for (const { width, height } of SIZES) {
      await desk.electron.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
        [width, height] as const,
      )
      // A window manager, or none, may round by a pixel.
      await expect
        .poll(() => desk.page.evaluate((wanted) => Math.abs(innerWidth - wanted), width))
        .toBeLessThan(3)
      // Nothing reaches past the window at the smallest size that the design names.
      expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const ending = `${theme}-${width}x${height}`
      await desk.pane('Chats')
      await showNewest(desk)
      await picture(desk, `chats-${ending}`)
      for (const pane of [
        'Notifications',
        'Customers',
        'Visitors',
        'Community',
        'Feed',
        'Location',
        'Settings',
      ]) {
        await desk.pane(pane)
        await picture(desk, `${pane.toLowerCase()}-${ending}`)
      }
    }
  }
})
