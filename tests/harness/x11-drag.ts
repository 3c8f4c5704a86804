import type { ElectronApplication, Locator } from '@playwright/test'
import { execFile, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { ROOT } from './places.ts'

const run = promisify(execFile)
/** The Python that Debian's GTK belongs to; another may come first in the path. */
const PYTHON = '/usr/bin/python3'
/** A drag is a movement: the target is told of each step, and answers before the next. */
const STEPS = 12
const STEP_MS = 40
/** On a busy machine the answer to the last step comes late, and the drop is taken by the last answer. */
const REST_MS = 1000

/** Why a drag between two programs can't be tried here; null when it can. */
export function whyNoX11Drag(): string | null {
  if (process.platform !== 'linux' || !process.env.DISPLAY) return 'there is no X display'
  if (spawnSync('xdotool', ['version']).status !== 0) return 'xdotool is not installed'
  const gtk = "import gi; gi.require_version('Gtk', '3.0'); from gi.repository import Gtk"
  if (spawnSync(PYTHON, ['-c', gtk]).status !== 0) return 'GTK 3 for Python is not installed'
  return null
}

/**
 * Drags files from another program's window onto an element, with the mouse: the X server, GTK and Chromium do what they
 * do for a person. Resolves with what the other program was told: "copy", or "refused".
 */
export async function dragFromOtherProgram(
  electron: ElectronApplication,
  target: Locator,
  files: string[],
): Promise<'copy' | 'refused'> {
  const place = await placeOnScreen(electron, target)
  const from = { x: 4, y: 4 }
  const program = [join(ROOT, 'tests/harness/x11-drag-source.py'), String(from.x), String(from.y)]
  // Without a screen reader's bus it starts at once.
  const source = spawn(PYTHON, [...program, ...files], { env: { ...process.env, NO_AT_BRIDGE: '1' } })
  try {
    const lines = createInterface({ input: source.stdout })[Symbol.asyncIterator]()
    const ready: unknown = (await lines.next()).value
    if (ready !== 'READY') throw new Error(`the other program said ${String(ready)}`)
    await run('xdotool', dragSteps({ x: from.x + 20, y: from.y + 15 }, place))
    const said: unknown = (await lines.next()).value
    return said === 'DROPPED copy' ? 'copy' : 'refused'
  } finally {
    source.kill()
  }
}

async function placeOnScreen(electron: ElectronApplication, target: Locator) {
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing is on the screen to drag files onto')
  const bounds = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.focus()
    return window?.getContentBounds() ?? { x: 0, y: 0 }
  })
  return { x: Math.round(bounds.x + box.x + box.width / 2), y: Math.round(bounds.y + box.y + box.height / 2) }
}

/** One command of xdotool: press, move in steps, rest, let go. */
function dragSteps(from: { x: number; y: number }, to: { x: number; y: number }): string[] {
  const pause = ['sleep', String(STEP_MS / 1000)]
  const moves = Array.from({ length: STEPS }, (_, step) => {
    const share = (step + 1) / STEPS
    const x = Math.round(from.x + (to.x - from.x) * share)
    const y = Math.round(from.y + (to.y - from.y) * share)
    return ['mousemove', String(x), String(y), ...pause]
  })
  const press = ['mousemove', String(from.x), String(from.y), ...pause, 'mousedown', '1', ...pause]
  const rest = ['mousemove', String(to.x + 2), String(to.y + 1), 'sleep', String(REST_MS / 1000)]
  return [...press, ...moves.flat(), ...rest, 'mouseup', '1']
}
