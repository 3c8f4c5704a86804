import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { z } from 'zod'
import type { Badges, Route } from '../protocol/ipc/app-views.ts'
import { readDeepLink } from '../protocol/ipc/deep-link.ts'
import { FIRST_TOLD_SETTINGS, ToldSettings, type ToldView } from '../protocol/ipc/told-views.ts'
import type { ConversationId, LocationId } from '../protocol/wire/ids.ts'
import type { Notify } from './commands/ipc-host.ts'
import type { ToldParts } from './commands/told.ts'
import { createPlaces } from './links/places.ts'
import { publicLinkId } from './links/public-link.ts'
import type { LinkInbox } from './links/link-inbox.ts'
import { jsonFile, type JsonFile } from './session/json-file.ts'
import type { Session } from './session/session.ts'
import type { LinkedThing } from './store/views.ts'
import { createSystemNotifications } from './shell/notifier.ts'
import { addTray, type TrayIcon } from './shell/tray.ts'
import { hasTrayHost } from './shell/tray-host.ts'
import { showUnread } from './shell/unread-badge.ts'
import { switchedOffBefore } from './told/carry-over.ts'
import { isQuiet, localMoment } from './told/quiet.ts'
import { createTeller } from './told/teller.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const TRIAL = { title: 'Foyer can tell you', body: 'This is how messages, bookings and visits are shown.' }

export interface TellingOptions {
  session: Session
  inbox: LinkInbox
  /** Resolves when the window shows something. */
  shown: Promise<void>
  window(): BrowserWindow | null
  bringToFront(): void
  /** Shows another location, and has told the window so when it resolves. */
  useLocation(locationId: LocationId): Promise<void>
  closeToTray(): boolean
  /** The window greets visitors: nothing of customers may be seen, and nothing leads elsewhere. */
  isLocked(): boolean
  notify: Notify
  failed(error: unknown): void
}

/** Everything that reaches somebody outside the window, and leads back into it. */
export interface Telling {
  commands: ToldParts
  /** There is a window now: links are followed and, when it is shown, the tray is looked for. */
  start(): void
  go(route: Route): void
  /** Rows came, or the user wrote something. */
  look(): void
  statusChanged(): void
  /** Somebody signed in or out, or another location is shown. */
  accountChanged(): void
  badges(badges: Badges): void
  /** Guards a window that has just been opened. */
  watch(window: BrowserWindow): void
  /** Closing the window hides it, and the tray brings it back. */
  hidesOnClose(): boolean
}

/** Joins notifications, tray, badge and links. */
export function createTelling(options: TellingOptions): Telling {
  const { session, notify, failed } = options
  const notifications = createSystemNotifications(failed)
  let showing: ConversationId | null = null
  let unread = 0
  let tray: TrayIcon | null = null

  const account = () => session.opened()
  const setTimer = (delayMs: number, fire: () => void) => {
    const timer = setTimeout(fire, delayMs)
    return () => clearTimeout(timer)
  }

  function file(): JsonFile<ToldSettings> | null {
    const path = pathOfSettings()
    return path === null ? null : jsonFile<ToldSettings>(path, ToldSettings, FIRST_TOLD_SETTINGS)
  }
  const pathOfSettings = () => {
    const opened = account()
    return opened && join(opened.place.folder, 'told.json')
  }

  /** What an older Foyer kept on this computer alone is said for the account, once. */
  async function carryOver(): Promise<void> {
    const opened = account()
    const path = pathOfSettings()
    const off = path === null ? null : switchedOffBefore(jsonFile<unknown>(path, z.unknown(), null).read())
    if (opened === null || off === null || (await opened.store.session()).locationId === null) return
    for (const category of off) await opened.store.chooseNotifications({ category, on: false })
    if (account() === opened) file()?.write(settings())
    opened.outboxChanged()
  }
  const settings = () => file()?.read() ?? FIRST_TOLD_SETTINGS
  const isQuietNow = () => options.isLocked() || isQuiet(settings(), localMoment(Date.now()))

  const places = createPlaces({
    account,
    useLocation: options.useLocation,
    bringToFront: options.bringToFront,
    navigated: (route) => notify('navigated', route),
    missed: () => notify('link.missed', {}),
    now: Date.now,
    setTimer,
    failed,
  })
  const teller = createTeller({
    account,
    settings,
    isQuiet: isQuietNow,
    openChat: () => (options.window()?.isFocused() ? showing : null),
    notifier: notifications,
    go(route, locationId) {
      if (!options.isLocked()) places.go(route, locationId)
    },
    now: Date.now,
    setTimer,
    failed,
  })

  /** A link of ours, or the public link of a profile at our server. */
  function readLink(text: string): LinkedThing | null {
    const opened = account()
    const publicId = opened && publicLinkId(text, opened.place.server)
    return publicId ? { kind: 'publicLink', id: publicId } : readDeepLink(text)
  }

  function view(): ToldView {
    return {
      settings: settings(),
      supported: notifications.isSupported(),
      tray: tray !== null,
      quietNow: isQuietNow(),
    }
  }

  function save(next: ToldSettings): void {
    file()?.write(next)
    showTray()
    teller.look()
    notify('told.changed', view())
  }

  function showTray(): void {
    const { quietUntil } = settings()
    const isAsked = quietUntil !== null && quietUntil > Date.now()
    const clock =
      isAsked && new Date(quietUntil).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    tray?.show({ unread, quiet: clock ? `until ${clock}` : null })
  }

  /** A desktop's tray may come later than the app, and go. */
  async function lookForTray(): Promise<void> {
    const wanted = options.closeToTray() && process.platform !== 'darwin' && (await hasTrayHost())
    if (wanted === (tray !== null)) return
    if (tray) tray.remove()
    tray = wanted
      ? addTray({
          open: options.bringToFront,
          quietForAnHour: () => save({ ...settings(), quietUntil: Date.now() + HOUR_MS }),
          endQuiet: () => save({ ...settings(), quietUntil: null }),
          quit: () => app.quit(),
        })
      : null
    showTray()
    notify('told.changed', view())
  }
  const findTray = () => void options.shown.then(lookForTray).catch(failed)

  // Quiet ends, mutes end and days begin by the clock: what is shown of them follows within a minute.
  setInterval(() => {
    showTray()
    if (account()) notify('told.changed', view())
    void account()?.store.badges().then(told.badges).catch(failed)
  }, MINUTE_MS).unref()
  app.on('will-quit', () => notifications.withdrawAll())

  const told: Telling = {
    commands: {
      view,
      save,
      tryOut() {
        if (!notifications.isSupported()) return false
        notifications.show('trial', { ...TRIAL, silent: false, clicked: options.bringToFront })
        return true
      },
      showing(conversationId) {
        showing = conversationId
        teller.look()
      },
      wanted: places.wanted,
      async follow(text) {
        const link = readLink(text)
        return link !== null && !options.isLocked() && places.follow(link)
      },
    },
    start() {
      findTray()
      options.inbox.open((link) => {
        if (!options.isLocked()) places.arrived(link)
      })
    },
    go(route) {
      if (!options.isLocked()) places.go(route, null)
    },
    look() {
      teller.look()
      places.look()
    },
    statusChanged() {
      teller.statusChanged()
      places.look()
    },
    accountChanged() {
      void carryOver().catch(failed)
      teller.accountChanged()
      places.accountChanged()
      if (!account())
        told.badges({ chats: 0, notifications: 0, customers: 0, visitors: 0, feed: 0, elsewhere: 0 })
    },
    badges(badges) {
      unread = Object.values(badges).reduce((sum, count) => sum + count, 0)
      showUnread(options.window(), unread)
      showTray()
    },
    watch(window) {
      window.on('page-title-updated', (event) => event.preventDefault())
      window.on('focus', () => {
        teller.look()
        findTray()
      })
      window.webContents.on('did-start-loading', places.windowGone)
      window.on('closed', places.windowGone)
      showUnread(window, unread)
    },
    hidesOnClose: () => !options.isLocked() && options.closeToTray() && tray !== null,
  }
  return told
}
