import { defineConfig } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CHROMIUM } from './harness/chromium.ts'

const root = path.resolve(import.meta.dirname, '..')

// Playwright and the `electron` package find the runtime by this. `npm test` sets it; set-up has left a note of it for
// whoever runs the tests from an editor.
const note = path.join(root, 'node_modules/.cache/foyer/electron.json')
if (!process.env.ELECTRON_OVERRIDE_DIST_PATH && existsSync(note)) {
  const runtime = JSON.parse(readFileSync(note, 'utf8')) as { folder: string }
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.folder
}

// `npm test` starts a desktop for each test that runs at a time: this process is told by its number which one is its own.
const desktops = JSON.parse(process.env.FOYER_TEST_DESKTOPS ?? '[{}]') as Record<string, string>[]
Object.assign(process.env, desktops[Number(process.env.TEST_PARALLEL_INDEX ?? 0)])

export default defineConfig({
  testDir: 'e2e',
  outputDir: path.join(root, 'artifacts/e2e'),
  // Each test has a server and a window to itself, and waits a good part of its time: two cores take three at a time.
  workers: desktops.length,
  retries: 0,
  // A busy machine is no reason to fail; a hanging one is.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: path.join(root, 'artifacts/test-results/e2e.json') }]],
  // A trace of every test took as much of the processor as the app itself: it is made when it is asked for.
  use: {
    // Not by file: whatever a file sets for a worker makes Playwright start a new one for it, with all that it has.
    launchOptions: CHROMIUM,
    trace: process.env['FOYER_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
})
