import { isEnding } from '../setup/endings.mjs'
import { say } from '../setup/say.mjs'
import { runApp } from './app.mjs'

// The app itself gives up before, with a reason.
const doneWithinMs = 300000

/**
 * Runs the app's smoke job. What it prints goes through; its last line of JSON is the result and is printed last, by
 * the caller, after everything has been ended.
 *
 * @param {string} binary
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number, result: Record<string, unknown> | undefined }>}
 */
export async function runSmoke(binary, args, env) {
  /** @type {Record<string, unknown> | undefined} */
  let result
  const app = runApp(binary, [...args, '--smoke'], env, (line) => {
    const parsed = resultLine(line)
    if (parsed) result = parsed
    else process.stderr.write(`${line}\n`)
  })
  const patience = setTimeout(() => {
    say(`✗ The smoke run was not done within ${doneWithinMs / 60000} minutes.`)
    void app.stop()
  }, doneWithinMs)
  const { code, signal } = await app.ended
  clearTimeout(patience)
  if (signal && !isEnding()) say(`✗ The app was ended by ${signal}.`)
  return { code: code === 0 && !result ? 1 : code, result }
}

/**
 * @param {string} line
 * @returns {Record<string, unknown> | undefined}
 */
export function resultLine(line) {
  if (!line.startsWith('{"')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
