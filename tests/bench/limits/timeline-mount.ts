import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'

/** How long the bare timeline of bare-timeline.ts takes to be mounted in a blank window, in ms: the median of 30 times. */
export async function timelineMountMs(page: Page, scratch: string): Promise<number> {
  const outDir = join(scratch, 'bare-timeline')
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      lib: {
        entry: join(import.meta.dirname, 'bare-timeline.ts'),
        formats: ['iife'],
        name: 'bareTimeline',
        fileName: () => 'bare-timeline.js',
      },
    },
  })
  await page.addScriptTag({ path: join(outDir, 'bare-timeline.js') })
  return page.evaluate(() => window.bareTimelineMountMs())
}
