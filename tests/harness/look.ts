import { expect } from '@playwright/test'
import { join } from 'node:path'
import type { OpenDesk } from './fixtures.ts'
import { ARTIFACTS } from './places.ts'

export const THEMES = ['light', 'dark'] as const
export interface Size {
  width: number
  height: number
}

/** The two sizes that the design names. */
export const SIZES: readonly Size[] = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]
/** The smallest that a person can make the window: main/shell/window.ts. */
export const NARROWEST = { width: 760, height: 600 }

/** As when the system goes from day to night. */
export async function showIn(desk: OpenDesk, theme: (typeof THEMES)[number]): Promise<void> {
  await desk.electron.evaluate(({ nativeTheme }, source) => (nativeTheme.themeSource = source), theme)
  await expect
    .poll(() =>
      desk.page.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme),
    )
    .toBe(true)
}

/** Makes the window as large; nothing in it may reach past its edge then. */
export async function resize(desk: OpenDesk, size: Size): Promise<void> {
  await desk.electron.evaluate(
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  )
  // A window manager, or none, may round by a pixel.
  await expect
    .poll(() => desk.page.evaluate((wanted) => Math.abs(innerWidth - wanted), size.width))
    .toBeLessThan(3)
  expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
}

/** Keeps what the window shows as artifacts/<folder>/<name>.png. */
export async function picture(desk: OpenDesk, folder: string, name: string): Promise<void> {
  await desk.page.evaluate(() => document.fonts.ready)
  await desk.page.screenshot({ path: join(ARTIFACTS, folder, `${name}.png`), animations: 'disabled' })
}

/** A chat with unread messages opens at the first of them: goes on to the last as a person would. */
export async function showNewest(desk: OpenDesk): Promise<void> {
  const newest = desk.page.getByRole('button', { name: 'Newest' })
  await expect(async () => {
    if (await newest.isVisible()) await newest.click()
    await expect(desk.page.getByRole('log').getByRole('article').last()).toBeInViewport({ timeout: 1000 })
  }).toPass()
}
