import { expect } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './places.ts'

/** A notification as the desktop got it. */
export interface SeenNotification {
  id: number
  title: string
  body: string
  clickable: boolean
}

/** A desktop of its own for one test: a session bus with a real notification daemon, and a tray where one is wanted. */
export interface DesktopBus {
  /** For the environment of the app. */
  env: { DBUS_SESSION_BUS_ADDRESS: string }
  /** What is on the screen now, oldest first. */
  onScreen(): SeenNotification[]
  /** How many were ever shown. */
  shownCount(): number
  /** Waits for one with this title, and answers it. */
  seen(title: string | RegExp): Promise<SeenNotification>
  click(notification: SeenNotification): void
  /** Waits until the app has put its item into the tray. */
  trayItem(): Promise<void>
  tray(): Promise<{ tooltip: string; menu: string[] }>
  activateTray(): void
  chooseInTray(label: string): void
  close(): Promise<void>
}

/** Starts it; without a tray it is a desktop as plain GNOME is. */
export async function startDesktopBus(options: { tray: boolean }): Promise<DesktopBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await firstLine(daemon)
  const env = { DBUS_SESSION_BUS_ADDRESS: address }
  const program = spawn(
    '/usr/bin/python3',
    [join(ROOT, 'tests/harness/desktop-bus.py'), ...(options.tray ? ['--tray'] : [])],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } },
  )
  const onScreen = new Map<number, SeenNotification>()
  const heard: Record<string, Record<string, unknown>[]> = {}
  createInterface({ input: program.stdout }).on('line', (line) => {
    const { event, ...facts } = JSON.parse(line) as { event: string } & Record<string, unknown>
    ;(heard[event] ??= []).push(facts)
    if (event === 'shown') onScreen.set(facts.id as number, facts as unknown as SeenNotification)
    if (event === 'withdrawn') onScreen.delete(facts.id as number)
  })
  const tell = (words: string) => program.stdin.write(`${words}\n`)
  const count = (event: string) => heard[event]?.length ?? 0
  await expect.poll(() => count('ready')).toBeGreaterThan(0)

  return {
    env,
    onScreen: () => [...onScreen.values()],
    shownCount: () => count('shown'),
    async seen(title) {
      const fits = (one: SeenNotification) =>
        typeof title === 'string' ? one.title === title : title.test(one.title)
      await expect
        .poll(() => [...onScreen.values()].map((one) => one.title))
        .toContainEqual(typeof title === 'string' ? title : expect.stringMatching(title))
      const found = [...onScreen.values()].find(fits)
      if (!found) throw new Error('it went again')
      return found
    },
    click({ id }) {
      onScreen.delete(id)
      tell(`click ${id}`)
    },
    async trayItem() {
      await expect.poll(() => count('item')).toBeGreaterThan(0)
    },
    async tray() {
      const before = count('tray')
      tell('tray')
      await expect.poll(() => count('tray') + count('failed')).toBeGreaterThan(before)
      if (count('failed') > 0) throw new Error(JSON.stringify(heard.failed))
      return heard.tray?.at(-1) as { tooltip: string; menu: string[] }
    },
    activateTray: () => tell('activate'),
    chooseInTray: (label) => tell(`choose ${label}`),
    async close() {
      await end(program)
      await end(daemon)
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the bus has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume()
    return line
  }
  throw new Error('The session bus ended before it was ready.')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
