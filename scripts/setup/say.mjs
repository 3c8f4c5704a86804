// Everything the scripts tell a person goes to stderr: stdout belongs to what the commands produce (a JSON line,
// the address of a server, the count of tests), so that it can be piped.

/** A failure that a person can act on: what happened, and the way out. Printed without a stack. */
export class Failure extends Error {
  /**
   * @param {string} cause
   * @param {string} [wayOut]
   * @param {number} [exitCode]
   */
  constructor(cause, wayOut, exitCode = 1) {
    super(cause)
    this.name = 'Failure'
    this.wayOut = wayOut
    this.exitCode = exitCode
  }
}

/**
 * A command line that can't be understood: exit code 2.
 *
 * @param {string} cause
 * @param {string} [wayOut]
 */
export function misuse(cause, wayOut) {
  return new Failure(cause, wayOut, 2)
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** @param {number} sinceMs */
export function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
}

/**
 * Runs one step of set-up: a line that says what it does, a sign of life on anything long, and how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedMs = performance.now()
  say(`• ${title} …`)
  const signOfLife = startSignOfLife(title, startedMs)
  try {
    const result = await work()
    clearInterval(signOfLife)
    clearLine()
    if (performance.now() - startedMs > 1000) say(`  done in ${seconds(startedMs)}`)
    return result
  } catch (error) {
    clearInterval(signOfLife)
    clearLine()
    throw error
  }
}

/**
 * A terminal gets a counting line, a log file one line every fifteen seconds.
 *
 * @param {string} title
 * @param {number} startedMs
 */
function startSignOfLife(title, startedMs) {
  const terminal = process.stderr.isTTY
  return setInterval(
    () => {
      const elapsed = Math.round((performance.now() - startedMs) / 1000)
      if (terminal) process.stderr.write(`\r  ${elapsed} s`)
      else say(`  ${title}: ${elapsed} s so far`)
    },
    terminal ? 1000 : 15000,
  ).unref()
}

function clearLine() {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

/**
 * Runs a command's main function; a failure becomes a sentence and exit code 1 (or the one it carries).
 *
 * @param {() => Promise<number | void>} main
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.exitCode = explain(error)
  }
}

/**
 * @param {unknown} error
 * @returns {number} the exit code
 */
export function explain(error) {
  say(explained(error))
  return error instanceof Failure ? error.exitCode : 1
}

/**
 * @param {unknown} error
 * @returns {string} for a person
 */
export function explained(error) {
  if (error instanceof Failure)
    return [`\n✗ ${error.message}`, error.wayOut && `  ${error.wayOut}`].filter(Boolean).join('\n')
  return `\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
