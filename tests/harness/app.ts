import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { once } from 'node:events'
import { WITHOUT_GRAPHICS_CARD } from './chromium.ts'
import { ROOT } from './places.ts'
import type { SignInWords } from './server.ts'

/** The built app in a real Electron, on a data folder that outlives it. */
export interface App {
  electron: ElectronApplication
  page: Page
  /** Closes it as a person does, and waits until it is gone. */
  quit(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

export interface LaunchOptions {
  userData: string
  /** Signs in with these words at `server`, unless somebody is signed in already. */
  demo?: SignInWords
  server?: string
  /** Drawn as on a person's screen, for what measures that. */
  asInstalled?: boolean
  args?: string[]
  env?: Record<string, string>
}

/** Starts the app and waits for its window. ELECTRON_OVERRIDE_DIST_PATH says which Electron. */
export async function launchApp(options: LaunchOptions): Promise<App> {
  const args = ['.', '--log-level=3', '--user-data', options.userData]
  if (!options.asInstalled) args.push(WITHOUT_GRAPHICS_CARD)
  if (options.server) args.push('--server', options.server)
  if (options.demo) args.push('--demo-sign-in')
  const electron = await _electron.launch({
    cwd: ROOT,
    // Without this Playwright makes every window light.
    colorScheme: null,
    args: [...args, ...(options.args ?? [])],
    env: {
      ...(process.env as Record<string, string>),
      ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
      FOYER_DEMO_EMAIL: options.demo?.email ?? '',
      FOYER_DEMO_PASSWORD: options.demo?.password ?? '',
      ...options.env,
    },
  })
  const page = await electron.firstWindow()
  const child = electron.process()
  return {
    electron,
    page,
    async quit() {
      if (child.exitCode === null && child.signalCode === null) await electron.close()
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = Promise.all([once(child, 'exit'), electron.waitForEvent('close')])
      child.kill('SIGKILL')
      await gone
    },
  }
}
