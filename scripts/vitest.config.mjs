import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import './test/map-group-by.mjs'
import LongestFirst from './test/longest-first.mjs'
import { root } from './setup/places.mjs'

const never = ['**/node_modules/**', 'out/**', 'dist/**', 'artifacts/**']

/** PGlite lives for one test here, which is not worth the compiler's best work. */
const quickStart = ['--liftoff', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

/** Workers where some of them wait for something else. */
const oneMore = availableParallelism() + 1

export default defineConfig({
  root,
  test: {
    // Vitest leaves one core free for a person; a run of all tests has nobody waiting beside it.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // One slow test on a busy machine is no reason to fail; a hanging one is.
    testTimeout: 20000,
    hookTimeout: 60000,
    projects: [
      {
        test: {
          name: 'unit',
          root,
          // No file leaves anything behind, so that none needs a process of its own: starting one took half a second.
          isolate: false,
          include: ['{protocol,main,preload,scripts,tests/bench}/**/*.test.{ts,mjs}'],
          exclude: never,
        },
      },
      {
        test: {
          name: 'window',
          root,
          environment: 'happy-dom',
          // Making a window for each file was half of all the work: they share it, each with fresh modules.
          isolate: false,
          setupFiles: ['renderer/testing/fresh-window.ts', 'renderer/testing/patience.ts'],
          include: ['{renderer,portal}/**/*.test.{ts,tsx}'],
          exclude: never,
        },
      },
      {
        test: {
          name: 'sync',
          root,
          isolate: false,
          // Two files reckon all the time; another waits for a real server most of its time, beside them.
          maxWorkers: oneMore,
          // Vitest wants projects with other numbers of workers to run one after the other.
          sequence: { groupOrder: 1 },
          include: ['tests/{harness,sync,faults}/**/*.test.ts'],
          exclude: never,
          testTimeout: 600000,
        },
      },
      {
        test: {
          name: 'server',
          root,
          // Loading the server and compiling PGlite anew for each file was half of all the work.
          isolate: false,
          execArgv: quickStart,
          // They wait for PostgreSQL, for processes of their own and for limits of time.
          maxWorkers: oneMore,
          sequence: { groupOrder: 2 },
          include: ['server/**/*.test.ts', 'tests/server/**/*.test.ts'],
          exclude: never,
          testTimeout: 60000,
        },
      },
    ],
  },
})
