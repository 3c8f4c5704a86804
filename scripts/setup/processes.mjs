import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { atEnd } from './endings.mjs'
import { Failure } from './say.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} RunOptions */

/**
 * Runs a command to its end and gives its output. A failure names the command and the end of what it said.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} stdout
 */
export async function run(command, args, options = {}) {
  const { code, stdout, stderr } = await attempt(command, args, options)
  if (code !== 0) {
    throw new Failure(`${command} ${args.join(' ')} failed (${code}).\n${lastLines(stderr || stdout, 15)}`)
  }
  return stdout
}

/**
 * Like `run`, for when failing is one of the answers.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number | string, stdout: string, stderr: string }>}
 */
export async function attempt(command, args, options = {}) {
  const { timeoutMs, ...spawnOptions } = options
  const child = spawn(command, args, {
    ...spawnOptions,
    timeout: timeoutMs,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  atEnd(() => child.kill())
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 'not started', stdout, stderr: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? 1, stdout, stderr }))
  })
}

/**
 * Runs npm with the copy that runs us, where there is one. A failure is told in npm's own sentence.
 *
 * @param {string} purpose
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function npm(purpose, args, options) {
  const { code, stdout, stderr } = await attemptNpm(args, options)
  if (code === 0) return stdout
  throw new Failure(
    `${purpose} did not work: ${npmReason(stderr) ?? `npm ended with ${code}`}`,
    'Check the connection to the package registry (npm ping) and the space on the disk, then run the command again.',
  )
}

/**
 * Of the many lines in which npm fails, the one that says why.
 *
 * @param {string} stderr
 * @returns {string | undefined}
 */
export function npmReason(stderr) {
  const lines = [...stderr.matchAll(/^npm (?:error|ERR!) (.*)$/gm)].map((match) => match[1] ?? '')
  return lines.find((line) => /^\S/.test(line) && !/^(code|errno|syscall|path|A complete log)\b/.test(line))
}

/**
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function attemptNpm(args, options) {
  const [command, ...before] = npmCommand()
  return attempt(command, [...before, ...args], options)
}

/** @returns {[string, ...string[]]} */
function npmCommand() {
  const running = process.env.npm_execpath
  if (running && /npm-cli\.c?js$/.test(running)) return [process.execPath, running]
  // Windows starts .cmd files only through its shell.
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm']
}

/**
 * Starts something that lives beside us until we end it. It gets a process group of its own, so that Ctrl-C in the
 * terminal reaches only us and everything ends in order; on Linux the kernel ends it even if we are killed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startCompanion(command, args, options) {
  const posix = process.platform !== 'win32'
  const guard = process.platform === 'linux' && existsSync('/usr/bin/setpriv')
  const child = guard
    ? spawn('/usr/bin/setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
        ...options,
        detached: true,
      })
    : spawn(command, args, { ...options, detached: posix })
  const ended = once(child, 'close').catch(() => undefined)
  /** @param {number} [patienceMs] */
  const stop = async (patienceMs = 10000) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    await ended
    clearTimeout(impatience)
  }
  atEnd(stop)
  return { child, stop, ended }
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
