import { app, dialog } from 'electron'
import { join, resolve } from 'node:path'
import { deepLinkTo, DEEP_LINK_SCHEME } from '../protocol/ipc/addresses.ts'
import { registerAppScheme } from './shell/app-scheme.ts'
import { ownArguments, parseCommandLine, type CommandLine } from './shell/command-line.ts'
import { dataFolderProblem } from './shell/data-folder.ts'
import { log, startLog } from './shell/log.ts'
import { guardEveryWindow } from './shell/security.ts'
import { serverAddress } from './session/server-address.ts'
import { createLinkInbox } from './links/link-inbox.ts'
import { beginOpening } from './opening.ts'
import { startStoreThread } from './store/client.ts'

const BAD_COMMAND_LINE = 2

registerAppScheme()
// Chromium has no sandbox for root: as root Foyer starts only where set-up or tests have switched it off themselves.
if (process.getuid?.() !== 0) app.enableSandbox()
guardEveryWindow()

const parsed = parseCommandLine(ownArguments(process.argv, app.isPackaged))
if (parsed.ok) start(parsed.value)
else refuse(parsed.problem)

/** Everything that must happen before the app is ready. Never awaits: Electron holds `ready` until this module has run. */
function start(commandLine: CommandLine): void {
  if (commandLine.userData) app.setPath('userData', resolve(commandLine.userData))
  const userData = app.getPath('userData')
  const problem = dataFolderProblem(userData) ?? serverProblem(commandLine)
  if (problem) return refuse(problem)
  // A second Foyer on the same data brings the first to the front, and is done.
  // It is told the link, too: the arguments that reach it are reordered on the way.
  const link = commandLine.link && deepLinkTo(commandLine.link)
  if (!app.requestSingleInstanceLock({ link })) return app.exit(0)
  const inbox = createLinkInbox(commandLine.link)
  app.on('open-url', (event, url) => {
    event.preventDefault()
    inbox.put(url)
  })
  startLog()
  // Windows shows notifications only of programs that it knows by this name.
  app.setAppUserModelId('com.tideway.foyer')
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME)
  process.on('uncaughtException', (error) => log.error('uncaught', error))
  process.on('unhandledRejection', (error) => log.error('unhandled', error))
  // What takes longest begins first: the window's process, then the store's thread; the rest of the app is read meanwhile.
  void app.whenReady().then(async () => {
    const opening = beginOpening(userData)
    const storeThread = startStoreThread(join(app.getAppPath(), 'out', 'main', 'store-worker.js'))
    const { runDesktop } = await import('./desktop.ts')
    await runDesktop({ commandLine, userData, inbox, opening, storeThread })
  })
}

function serverProblem(commandLine: CommandLine): string | null {
  try {
    if (commandLine.server) commandLine.server = serverAddress(commandLine.server)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function refuse(problem: string): void {
  process.stderr.write(`${problem}\n`)
  if (app.isPackaged && process.platform !== 'linux') dialog.showErrorBox('Foyer can’t start', problem)
  app.exit(BAD_COMMAND_LINE)
}
