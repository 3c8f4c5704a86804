import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Locator } from '@playwright/test'
import type { OpenDesk } from './fixtures.ts'
import { ROOT } from './places.ts'

const run = promisify(execFile)
const TARGET = { x: 20, y: 20, width: 120, height: 90 }

/**
 * Drags what an element stands for out of the window, with the mouse of the X server, onto a window of another program;
 * answers the path that this program was given. Only where there is an X server, xdotool and GTK for Python.
 */
export async function dragToOtherProgram(desk: OpenDesk, element: Locator): Promise<string> {
  const program = spawn(
    '/usr/bin/python3',
    [join(ROOT, 'tests/harness/drop-target.py'), ...Object.values(TARGET).map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]()
    await lineThat(lines, 'READY')
    const from = await onScreen(desk, element)
    const to = { x: TARGET.x + TARGET.width / 2, y: TARGET.y + TARGET.height / 2 }
    const dropped = lineThat(lines, 'DROP ')
    await drag(from, to)
    return fileURLToPath((await dropped).slice('DROP '.length))
  } finally {
    await end(program)
  }
}

/** Presses, moves away in small steps as a hand does (the system's drag begins on the way), and lets go. */
async function drag(from: Point, to: Point): Promise<void> {
  await mouse('mousemove', from)
  await run('xdotool', ['mousedown', '1'])
  const steps = 24
  for (let step = 1; step <= steps; step += 1) {
    await mouse('mousemove', {
      x: Math.round(from.x + ((to.x - from.x) * step) / steps),
      y: Math.round(from.y + ((to.y - from.y) * step) / steps),
    })
    await run('xdotool', ['sleep', '0.04'])
  }
  await mouse('mousemove', { x: to.x + 2, y: to.y + 2 })
  await run('xdotool', ['sleep', '0.4', 'mouseup', '1'])
}

interface Point {
  x: number
  y: number
}

async function mouse(command: 'mousemove', { x, y }: Point): Promise<void> {
  await run('xdotool', [command, String(x), String(y)])
}

async function onScreen(desk: OpenDesk, element: Locator): Promise<Point> {
  await element.scrollIntoViewIfNeeded()
  const box = await element.boundingBox()
  const content = await desk.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentBounds(),
  )
  if (!box || !content) throw new Error('nothing is on the screen to drag')
  return {
    x: Math.round(content.x + box.x + Math.min(box.width / 2, 40)),
    y: Math.round(content.y + box.y + Math.min(box.height / 2, 24)),
  }
}

async function lineThat(lines: AsyncIterator<string, undefined>, begins: string): Promise<string> {
  for (;;) {
    const next = await lines.next()
    if (next.done) throw new Error(`the other program ended before it said ${begins}`)
    if (next.value.startsWith(begins)) return next.value
  }
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const exited = once(program, 'exit')
  program.kill()
  await exited
}
