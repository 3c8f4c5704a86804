import { root } from '../setup/places.mjs'
import { startCompanion } from '../setup/processes.mjs'

/**
 * Runs the app until its window is closed.
 *
 * @param {string} binary
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [onLine] gets what the app prints; without it the terminal does
 * @returns {{ stop: () => Promise<void>, ended: Promise<{ code: number }> }}
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
  return { stop, ended: ended.then(() => ({ code: child.exitCode ?? 1 })) }
}
