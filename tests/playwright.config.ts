import { defineConfig } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

// Playwright and the `electron` package find the runtime by this. `npm test` sets it; set-up has left a note of it for
// whoever runs the tests from an editor.
const note = path.join(root, 'node_modules/.cache/foyer/electron.json')
if (!process.env.ELECTRON_OVERRIDE_DIST_PATH && existsSync(note)) {
  const runtime = JSON.parse(readFileSync(note, 'utf8')) as { folder: string }
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.folder
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: path.join(root, 'artifacts/e2e'),
  // Each test has a server and a window to itself; on a small machine two at a time only take each other's turn.
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: path.join(root, 'artifacts/test-results/e2e.json') }]],
  // A trace of every test took as much of the processor as the app itself: it is made when it is asked for.
  use: {
    trace: process.env['FOYER_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
})
