import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from '../harness/places.ts'
import { BLANK_APP } from './limits/blank-window.ts'

const WITHIN_MS = 60_000
const LOOK_EVERY_MS = 20

/** A program that was started as a person starts it: nothing is attached to it that could slow its start. */
export interface Started {
  pid: number
  /** From the start of the process to the first painted frame with its content, by the program's own clock. */
  paintedMs: number
  end(): Promise<void>
}

export async function startBlank(folder: string): Promise<Started> {
  const child = launch([BLANK_APP, '--log-level=3', `--data=${folder}`])
  if (!child.stdout) throw new Error('the blank window has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"paintedMs"')) continue
    const { paintedMs } = JSON.parse(line) as { paintedMs: number }
    return started(child, paintedMs)
  }
  throw new Error('The blank window ended before it had painted.')
}

/** Foyer on a data folder in which somebody is signed in; it has painted when rows of the chat list are on the screen. */
export async function startFoyer(userData: string, server: string): Promise<Started> {
  const log = join(userData, 'logs', 'main.log')
  const before = (await readFile(log, 'utf8').catch(() => '')).length
  const child = launch([ROOT, '--log-level=3', `--user-data=${userData}`, `--server=${server}`])
  child.stdout?.resume()
  const untilMs = performance.now() + WITHIN_MS
  for (;;) {
    const said = (await readFile(log, 'utf8').catch(() => '')).slice(before)
    const painted = /first rows painted after (\d+) ms/.exec(said)
    if (painted) return started(child, Number(painted[1]))
    if (child.exitCode !== null || performance.now() > untilMs) {
      child.kill('SIGKILL')
      throw new Error('Foyer has not painted its chat list.')
    }
    await pause(LOOK_EVERY_MS)
  }
}

function launch(args: string[]): ChildProcess {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined) throw new Error('ELECTRON_OVERRIDE_DIST_PATH does not say which Electron.')
  const program = process.platform === 'win32' ? 'electron.exe' : 'electron'
  return spawn(join(folder, program), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
}

function started(child: ChildProcess, paintedMs: number): Started {
  return {
    pid: child.pid ?? 0,
    paintedMs,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await gone
      clearTimeout(impatience)
    },
  }
}
