import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { atEnd } from '../setup/endings.mjs'
import { isRunning } from '../setup/cache.mjs'
import { root } from '../setup/places.mjs'
import { lastLines, startCompanion } from '../setup/processes.mjs'
import { Failure, say } from '../setup/say.mjs'

/** @typedef {{ url: string, demo?: { email: string, password: string } }} ServerReady */
/** @typedef {{ ready: ServerReady, ours: boolean }} DemoServer */

// The first start writes the whole demo network.
const readyWithinMs = 120000
const endWithinMs = 10000

/**
 * The server of the demo network in a folder of its own. When another `npm start` already runs one there, that one is
 * used: the app started against it brings the first window to the front.
 *
 * @param {string} folder
 * @returns {Promise<DemoServer>}
 */
export async function ensureDemoServer(folder) {
  const note = path.join(folder, 'running.json')
  const running = await alreadyRunning(note)
  if (running) return { ready: running, ours: false }
  const { ready, pid } = await start(path.join(folder, 'server'), await portOfLastTime(folder))
  await writeFile(path.join(folder, 'port'), new URL(ready.url).port)
  await writeFile(note, JSON.stringify({ startedBy: process.pid, server: pid, ready }))
  atEnd(() => rm(note, { force: true }))
  return { ready, ours: true }
}

/**
 * @param {string} note
 * @returns {Promise<ServerReady | undefined>}
 */
async function alreadyRunning(note) {
  const text = await readFile(note, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const { startedBy, server, ready } = JSON.parse(text)
    const answers = await fetch(ready.url, { signal: AbortSignal.timeout(2000) }).then(
      () => true,
      () => false,
    )
    if (!answers) return undefined
    if (isRunning(startedBy)) return ready
    // Its `npm start` was killed. Two servers must never have the same data open: the old one ends before a new one starts.
    if (isRunning(server)) await end(server)
    return undefined
  } catch {
    return undefined
  }
}

/** @param {number} pid */
async function end(pid) {
  process.kill(pid, 'SIGTERM')
  for (const deadlineMs = performance.now() + endWithinMs; isRunning(pid); await pause(100)) {
    if (performance.now() > deadlineMs) process.kill(pid, 'SIGKILL')
  }
}

/**
 * The app knows a server by its address: at another one than yesterday, what it has kept, and what waits in its
 * outbox, would belong to another server. 0 when there was none, or when somebody else has it now.
 *
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function portOfLastTime(folder) {
  const port = Number(await readFile(path.join(folder, 'port'), 'utf8').catch(() => 0))
  if (!Number.isInteger(port) || port <= 0 || port > 65535) return 0
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)))
  })
}

/**
 * @param {string} data
 * @param {number} port
 * @returns {Promise<{ ready: ServerReady, pid: number | undefined }>}
 */
function start(data, port) {
  const entry = path.join(root, 'out', 'server', 'index.js')
  const args = [entry, '--port', String(port), '--data', data, '--demo']
  const { child } = startCompanion(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let heard = ''
    let complaints = ''
    let isReady = false
    const patience = setTimeout(
      () => reject(new Failure(`The server was not ready within ${readyWithinMs / 1000} s.\n${complaints}`)),
      readyWithinMs,
    )
    child.stderr?.setEncoding('utf8').on('data', (text) => (complaints = lastLines(complaints + text, 50)))
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      if (isReady) return
      heard += text
      const ready = readyLine(heard)
      if (!ready) return
      isReady = true
      clearTimeout(patience)
      resolve({ ready, pid: child.pid })
    })
    child.once('error', (error) => reject(new Failure(`The server can't be started: ${error.message}`)))
    child.once('close', (code, signal) => {
      clearTimeout(patience)
      const said = lastLines(complaints || heard, 15)
      if (!isReady) reject(new Failure(`The server ended before it was ready (${code ?? signal}).\n${said}`))
      else if (code !== 0 && signal !== 'SIGTERM') say(`The server has ended (${code ?? signal}).\n${said}`)
    })
  })
}

/**
 * The server says on one line of JSON where it listens; what else it prints is not for us.
 *
 * @param {string} text
 * @returns {ServerReady | undefined}
 */
export function readyLine(text) {
  for (const line of text.split('\n').slice(0, -1)) {
    if (!line.startsWith('{"url":')) continue
    return JSON.parse(line)
  }
  return undefined
}
