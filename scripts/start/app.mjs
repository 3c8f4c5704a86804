import path from 'node:path'
import { root } from '../setup/places.mjs'
import { startCompanion } from '../setup/processes.mjs'

/**
 * Runs the app until its window is closed.
 *
 * @param {string} binary
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [onLine] gets what the app prints; without it the terminal does
 * @returns {{ stop: () => Promise<void>, ended: Promise<{ code: number, signal: string | null }> }}
 */
export function runApp(binary, args, env, onLine) {
  const { child, stop, ended } = startCompanion(binary, args, {
    cwd: root,
    env,
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
  })
  if (onLine && child.stdout) {
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
    })
    child.stdout.on('end', () => {
      if (rest) onLine(rest)
    })
  }
  return { stop, ended: ended.then(() => ({ code: child.exitCode ?? 1, signal: child.signalCode })) }
}

/**
 * What the app is told when it opens the demo network. Written with equals signs: Chromium sorts a command line into
 * switches and the rest when it hands it on.
 *
 * @param {import('./demo-server.mjs').DemoServer} demo
 * @param {string} folder
 */
export function demoArguments(demo, folder) {
  return [`--user-data=${path.join(folder, 'app')}`, `--server=${demo.ready.url}`, '--demo-sign-in']
}

/**
 * @param {import('./demo-server.mjs').DemoServer} demo
 * @returns {NodeJS.ProcessEnv}
 */
export function demoEnvironment(demo) {
  return { FOYER_DEMO_EMAIL: demo.ready.demo?.email, FOYER_DEMO_PASSWORD: demo.ready.demo?.password }
}
