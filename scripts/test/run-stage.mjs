import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../setup/places.mjs'
import { atEnd } from '../setup/endings.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * A check that counts as one: its output goes to the terminal, or to `tell` when others run beside it.
 *
 * @param {readonly string[]} command a script of node_modules or of ours, run by this Node
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(text: string) => void} [tell]
 * @returns {Promise<Count>}
 */
export async function check(command, env, tell) {
  const good = (await show(command, env, tell)) === 0
  return { passed: good ? 1 : 0, failed: good ? 0 : 1 }
}

/**
 * @param {string} name of the result
 * @param {readonly string[]} projects
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
export async function vitest(name, projects, env) {
  const file = await freshResult(name)
  // prettier-ignore
  const code = await show(
    [
      'node_modules/vitest/vitest.mjs', 'run', '--config', 'scripts/vitest.config.mjs',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter', 'default', '--reporter', 'json', '--outputFile.json', file,
    ],
    env,
  )
  return settle(code, countVitest(await result(file)))
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
export async function playwright(env) {
  const file = await freshResult('e2e')
  const code = await show(
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts'],
    env,
  )
  return settle(code, countPlaywright(await result(file)))
}

/**
 * @param {any} report vitest's JSON
 * @returns {Count}
 */
export function countVitest(report) {
  // A file that can't even be loaded has no tests in it that could fail.
  const unloadable = (report?.testResults ?? []).filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  )
  return { passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + unloadable.length }
}

/**
 * @param {any} report Playwright's JSON
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  return { passed: expected, failed: unexpected + flaky + (report?.errors?.length ?? 0) }
}

/**
 * A run that ended badly has failed, whatever its report says or lacks.
 *
 * @param {number} code
 * @param {Count} count
 * @returns {Count}
 */
export function settle(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/**
 * Runs a script by this Node, with its output on the terminal or told to `tell`. Gives its exit code.
 *
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(text: string) => void} [tell]
 * @returns {Promise<number>}
 */
export function show(command, env, tell) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    // Colours are for a terminal; a log stays readable.
    env: { ...(env ?? process.env), ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    stdio: tell ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  atEnd(() => child.kill())
  if (tell) {
    child.stdout?.setEncoding('utf8').on('data', tell)
    child.stderr?.setEncoding('utf8').on('data', tell)
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/** @param {string} name */
async function freshResult(name) {
  const folder = path.join(root, 'artifacts', 'test-results')
  const file = path.join(folder, `${name}.json`)
  await mkdir(folder, { recursive: true })
  await rm(file, { force: true })
  return file
}

/** @param {string} file */
async function result(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}
