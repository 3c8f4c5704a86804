import { spawn } from 'node:child_process'
import { atEnd } from '../setup/endings.mjs'
import { root } from '../setup/places.mjs'

/** @typedef {import('./run-stage.mjs').Count} Count */
/** @typedef {(env: NodeJS.ProcessEnv, tell: (text: string) => void) => Promise<Count>} Run */
/** @typedef {{ name: string, said: string }} Result */

/**
 * Several checks of one script that share most of their work: those that are started in the same moment run in one
 * process, which is given their names and sends back a result for each.
 *
 * @param {string} script
 * @param {(script: string, names: readonly string[], env: NodeJS.ProcessEnv) => Promise<readonly Result[]>} [carryOut]
 * @returns {(name: string) => Run}
 */
export function together(script, carryOut = inOneProcess) {
  /** @type {string[]} */
  let asked = []
  /** @type {Promise<readonly Result[]> | undefined} */
  let results
  return (name) => async (env, tell) => {
    asked.push(name)
    results ??= Promise.resolve().then(() => {
      const names = asked
      asked = []
      results = undefined
      return carryOut(script, names, env)
    })
    const own = (await results).find((result) => result.name === name)
    // A process that ended without its results has failed, whatever it has said.
    tell(own ? own.said : 'It ended before it was done.\n')
    const good = own?.said === ''
    return { passed: good ? 1 : 0, failed: good ? 0 : 1 }
  }
}

/** @type {(script: string, names: readonly string[], env: NodeJS.ProcessEnv) => Promise<readonly Result[]>} */
function inOneProcess(script, names, env) {
  const child = spawn(process.execPath, [script, ...names], {
    cwd: root,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  atEnd(() => child.kill())
  return new Promise((resolve, reject) => {
    /** @type {readonly Result[]} */
    let results = []
    child.on('message', (message) => (results = /** @type {Result[]} */ (message)))
    child.once('error', reject)
    child.once('close', () => resolve(results))
  })
}
