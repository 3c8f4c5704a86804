import { app, clipboard, nativeTheme, powerMonitor, type BrowserWindow } from 'electron'
import { join, resolve } from 'node:path'
import type { AppFacts, Route, StatusView } from '../protocol/ipc/app-views.ts'
import { isForReception, isNoticeForReception } from '../protocol/ipc/reception-commands.ts'
import type { Changed } from './commands/changed.ts'
import { allCommands } from './commands/index.ts'
import { hostCommands, type Notify } from './commands/ipc-host.ts'
import { createNotices } from './commands/notices.ts'
import { createPrinter } from './export/print-window.ts'
import type { LinkInbox } from './links/link-inbox.ts'
import { createAccountOpener } from './open-account.ts'
import type { Opening } from './opening.ts'
import { signInForDemo } from './session/demo-sign-in.ts'
import { jsonFile } from './session/json-file.ts'
import { NO_PROFILE, Profile } from './session/profile.ts'
import { createReception, NO_RECEPTION, StoredReception } from './session/reception.ts'
import { createSession } from './session/session.ts'
import { SIGNED_OUT_STATUS } from './session/signed-out-status.ts'
import type { CommandLine } from './shell/command-line.ts'
import { createDialogs } from './shell/dialogs.ts'
import { createFileDesktop } from './shell/file-desktop.ts'
import { fileSource } from './shell/file-source.ts'
import { guardLocked, lockWindow } from './shell/lock-window.ts'
import { log } from './shell/log.ts'
import { setMenu } from './shell/menu.ts'
import { openExternal } from './shell/open-external.ts'
import { writePicture } from './shell/page-picture.ts'
import { quitWithCare } from './shell/quit.ts'
import { denyPermissions, isOwnPage, SAFE_WEB_PREFERENCES } from './shell/security.ts'
import { runSmokeAndExit } from './shell/smoke-exit.ts'
import { createUpdates } from './shell/updater.ts'
import { createVault, prepareVaults } from './shell/vault.ts'
import { bringToFront } from './shell/window.ts'
import { startStoreThread, type StoreThread } from './store/client.ts'
import { createTelling } from './telling.ts'

/** The window shows something by then, be it a page without rows. */
const SHOWN_WITHIN_MS = 1000

/** How long the status line tells what had to be repaired at the start. */
const REPAIRS_TOLD_MS = 5 * 60_000

export interface DesktopOptions {
  commandLine: CommandLine
  userData: string
  inbox: LinkInbox
  opening: Opening
  /** The thread for the account that is opened first. */
  storeThread: StoreThread
}

/** Builds the desktop app and joins its parts; called once, when its window is opening. */
export async function runDesktop(options: DesktopOptions): Promise<void> {
  const { commandLine, userData, inbox, opening } = options
  const { settingsFile } = opening
  const built = join(app.getAppPath(), 'out', 'main')
  const startedAtMs = process.getCreationTime() ?? Date.now()
  const sinceStartMs = () => Date.now() - startedAtMs
  let window: BrowserWindow | null = null
  let firstPaintMs: number | null = null
  let notify: Notify = () => undefined

  const reception = createReception(
    jsonFile(join(userData, 'reception.json'), StoredReception, NO_RECEPTION),
    Date.now,
  )
  let tellShown: () => void = () => undefined
  const shown = new Promise<void>((resolve) => (tellShown = resolve))
  setTimeout(tellShown, SHOWN_WITHIN_MS)
  let storeThread: StoreThread | null = options.storeThread
  const signInKept = await prepareVaults()

  const fault = (error: unknown) => log.error('fault', error)
  const notices = createNotices({
    notify: (name, payload) => notify(name, payload),
    store: () => session.opened()?.store ?? null,
    statusView,
    counted: (badges) => telling.badges(badges),
    changed: () => telling.look(),
    sessionTouched: tellSession,
    failed: fault,
  })
  const session = createSession({
    userData,
    profile: jsonFile(join(userData, 'profile.json'), Profile, NO_PROFILE),
    server: commandLine.server,
    openAccount: createAccountOpener({
      appVersion: app.getVersion(),
      storeThread() {
        const started = storeThread ?? startStoreThread(join(built, 'store-worker.js'))
        storeThread = null
        return started
      },
      fileTextWorker: join(built, 'file-text-worker.js'),
      createVault,
      statusChanged() {
        notices.status()
        telling.statusChanged()
      },
      touched: (touched) => notices.touched(touched),
      written: (touched) => notices.written(touched),
      uploadProgressed: (file) => notify('upload.progressed', file),
      stagingProgressed: (progress) => notify('staging.progressed', progress),
      downloadProgressed: (progress) => notify('download.progressed', progress),
      shown,
      cacheLimitBytes: () => settingsFile.read().cacheLimitBytes,
      presenceChanged: (presence) => notify('presence.changed', presence),
      failed: fault,
    }),
    changed() {
      tellSession()
      notices.status()
      telling.accountChanged()
      void shown.then(() => notices.badges())
    },
    report: fault,
  })
  const telling = createTelling({
    session,
    inbox,
    shown,
    window: () => window,
    bringToFront: () => bringToFront(window ?? open()),
    async useLocation(locationId) {
      await session.useLocation(locationId)
      notify('session.changed', await session.view())
    },
    isLocked: () => reception.isActive(),
    closeToTray: () => settingsFile.read().closeToTray,
    notify: (name, payload) => notify(name, payload),
    failed: fault,
  })
  // The rest is built while the account's files are being opened.
  const sessionStarted = session.start()
  const updates = createUpdates({
    packaged: app.isPackaged,
    version: app.getVersion(),
    developmentFeed: process.env.FOYER_UPDATE_FEED,
    now: Date.now,
    changed: (state) => notify('update.changed', state),
  })

  function tellSession(): void {
    void session.view().then((view) => notify('session.changed', view), fault)
  }

  async function statusView(): Promise<StatusView> {
    const account = session.opened()
    if (!account) return SIGNED_OUT_STATUS
    const status = account.status()
    const repairs = sinceStartMs() < REPAIRS_TOLD_MS ? account.openReport.join(' ') : ''
    return {
      ...status,
      problem: status.problem ?? (repairs || null),
      outbox: await account.store.outboxCounts(),
    }
  }

  const changed: Changed = async (write) => {
    notices.written(await write)
    session.opened()?.outboxChanged()
    return {}
  }
  const go = (route: Route) => telling.go(route)
  const commands = allCommands({
    session,
    changed,
    dialogs: createDialogs(() => window),
    fileDesktop: createFileDesktop(() => window),
    exporting: {
      printer: createPrinter({
        parent: () => window,
        preferences: SAFE_WEB_PREFERENCES,
        deny: denyPermissions,
      }),
      progressed: (progress) => notify('work.progressed', progress),
      now: Date.now,
    },
    app: {
      facts,
      status: statusView,
      painted() {
        tellShown()
        if (firstPaintMs === null) {
          firstPaintMs = sinceStartMs()
          log.info(`first rows painted after ${Math.round(firstPaintMs)} ms`)
        }
        if (commandLine.screenshot && window)
          void writePicture(window, resolve(commandLine.screenshot)).catch(fault)
      },
      settings: {
        read: () => settingsFile.read(),
        write(settings) {
          settingsFile.write(settings)
          nativeTheme.themeSource = settings.theme
          void session.opened()?.cache.trim()
        },
      },
      updates,
      // The public profile of somebody who is known here is shown here.
      openLink: async (url) => (await telling.commands.follow(url)) || openExternal(url),
    },
    copyText: (text) => clipboard.writeText(text),
    reception: {
      reception,
      shown(isActive) {
        if (window) lockWindow(window, isActive, showMenu)
        notify('reception.changed', { active: isActive })
      },
    },
    told: telling.commands,
    holdMs: () => settingsFile.read().undoSendSeconds * 1000,
  })

  async function facts(): Promise<AppFacts> {
    return {
      version: app.getVersion(),
      electron: process.versions.electron,
      sqlite: (await session.opened()?.store.sqliteVersion()) ?? '',
      platform: `${process.platform} ${process.arch}`,
      dataFolder: userData,
      signInKept,
    }
  }

  notify = hostCommands({
    window: () => window,
    mayAsk: (command) => !reception.isActive() || isForReception(command),
    mayTell: (notice) => !reception.isActive() || isNoticeForReception(notice),
    isOwnPage,
    commands,
    stagePaths: (input) => session.account().staging.stagePaths(input.conversationId, input.paths),
    stageBytes: (input) =>
      session.account().staging.stageBytes(input.conversationId, input.name, input.bytes),
    report: (channel, error) => log.error(`${channel} failed`, error),
  })
  const showMenu = () =>
    setMenu(process.platform, !app.isPackaged, { go, checkForUpdates: () => void updates.check() })
  showMenu()
  // Before quitting asks about files: nobody at the reception screen is to answer that.
  const guardReception = guardLocked(() => reception.isActive())

  const askBeforeClose = quitWithCare({
    close: () => session.close(),
    filesUnderWay: () => session.opened()?.transfers.underWay() ?? 0,
    window: () => window,
    hidesOnClose: () => telling.hidesOnClose(),
  })

  function open(opened = opening.openWindow()): BrowserWindow {
    guardReception(opened)
    askBeforeClose(opened)
    if (reception.isActive()) lockWindow(opened, true, showMenu)
    telling.watch(opened)
    opened.on('closed', () => (window = null))
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('the window crashed and is loaded again', reason)
      if (reason !== 'clean-exit') opened.webContents.reload()
    })
    window = opened
    return opened
  }

  app.on('second-instance', (_event, _argv, _folder, said) => {
    bringToFront(window ?? open())
    inbox.put((said as { link?: unknown } | null)?.link)
  })
  app.on('activate', () => bringToFront(window ?? open()))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  powerMonitor.on('resume', () => session.opened()?.sync.reconnectNow())

  const first = open(opening.first)
  opening.letOn(fileSource(session))
  telling.start()
  await sessionStarted
  if (commandLine.demoSignIn) await signInForDemo(session, commandLine.server, process.env)
  if (commandLine.smoke) {
    await runSmokeAndExit({
      window: first,
      artifacts: resolve(commandLine.artifacts),
      packaged: app.isPackaged,
      account: () => session.opened(),
      signInProblem: () => session.obstacle(),
      firstPaintMs: () => firstPaintMs,
      sinceStartMs,
      go,
    })
  } else void shown.then(() => updates.check())
}
