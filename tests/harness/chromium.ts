import type { LaunchOptions } from '@playwright/test'

/** There is seldom a graphics card where tests run: drawing by way of an emulated one costs as much as all the rest. */
export const WITHOUT_GRAPHICS_CARD = '--disable-gpu'

/** The system's own Chromium, as members and visitors have it. Chromium has no sandbox for root. */
export const CHROMIUM: LaunchOptions = {
  executablePath: '/usr/bin/chromium',
  args: [WITHOUT_GRAPHICS_CARD, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
}
