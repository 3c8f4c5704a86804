import type { AppUpdater } from 'electron-updater'
import type { UpdateState } from '../../protocol/ipc/app-views.ts'
import { log } from './log.ts'

export interface Updates {
  state(): UpdateState
  /** Looks for a newer Foyer now. Never rejects: what came of it is the state. */
  check(): Promise<UpdateState>
  /** Restarts into the version that is ready; does nothing unless one is. */
  install(): void
}

/**
 * Looks for newer versions at the place that the package names, fetches them quietly and offers them: never a dialog,
 * never a restart by itself. A Foyer that runs from its source has no such place, unless a developer names one.
 */
export function createUpdates(options: {
  packaged: boolean
  version: string
  /** The folder of releases to look at instead of the package's own; only for an unpackaged app. */
  developmentFeed: string | undefined
  now(): number
  changed(state: UpdateState): void
}): Updates {
  let state: UpdateState = { state: 'notChecked' }
  let updater: Promise<AppUpdater> | null = null

  function become(next: UpdateState): void {
    state = next
    options.changed(next)
  }

  async function load(): Promise<AppUpdater> {
    // Loaded when first needed: nothing of it is wanted before the window is on screen.
    const { default: electronUpdater } = await import('electron-updater')
    const loaded = electronUpdater.autoUpdater
    loaded.logger = log
    loaded.autoDownload = true
    loaded.allowDowngrade = false
    // A Linux package needs a password to install: it is offered, not done on the way out.
    loaded.autoInstallOnAppQuit = process.platform !== 'linux' || process.env.APPIMAGE !== undefined
    if (!options.packaged && options.developmentFeed) {
      loaded.forceDevUpdateConfig = true
      loaded.setFeedURL({ provider: 'generic', url: options.developmentFeed })
    }
    loaded.on('update-not-available', () => {
      become({ state: 'newest', version: options.version, checkedAt: options.now() })
    })
    loaded.on('update-available', ({ version, releaseNotes }) => {
      become({ state: 'available', version, notes: typeof releaseNotes === 'string' ? releaseNotes : '' })
    })
    loaded.on('update-downloaded', ({ version }) => become({ state: 'ready', version }))
    loaded.on('error', (error) => {
      log.warn('looking for a newer version did not work', error.message)
      // A found version stays found when only its download fails; the next check tries again.
      if (state.state === 'checking') become({ state: 'unavailable', reason: failure(error) })
    })
    return loaded
  }

  return {
    state: () => state,
    async check() {
      if (state.state === 'checking' || state.state === 'ready') return state
      if (!options.packaged && !options.developmentFeed) {
        become({ state: 'unavailable', reason: 'This Foyer runs from its source code: update that instead.' })
        return state
      }
      become({ state: 'checking' })
      try {
        const result = await (await (updater ??= load())).checkForUpdates()
        if (!result && isChecking(state)) {
          const reason = 'This copy of Foyer was unpacked by hand: replace it by a newer one the same way.'
          become({ state: 'unavailable', reason })
        }
        // The download goes on by itself; how it ends is told by the events.
        result?.downloadPromise?.catch(() => undefined)
      } catch (error) {
        if (isChecking(state)) become({ state: 'unavailable', reason: failure(error) })
      }
      return state
    },
    install() {
      if (state.state === 'ready') void updater?.then((loaded) => loaded.quitAndInstall())
    },
  }
}

function isChecking(state: UpdateState): boolean {
  return state.state === 'checking'
}

function failure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ERR_INTERNET|ERR_NAME|ERR_CONNECTION|net::/.test(
      `${code} ${String(error)}`,
    )
  ) {
    return "The place where new versions are kept can't be reached. Foyer tries again at its next start."
  }
  return 'The place where new versions are kept gave an answer that Foyer does not understand. It tries again at its next start.'
}
