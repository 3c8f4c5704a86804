import { defineConfig } from '@playwright/test'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Figures, not tests: one after the other, as each needs the machine to itself. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: path.join(root, 'artifacts/bench'),
  workers: 1,
  retries: 0,
  timeout: 20 * 60_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
})
