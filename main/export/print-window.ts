import { BrowserWindow, session as sessions, type Session } from 'electron'
import { PRINT_STYLE } from './print-style.ts'
import type { Printer } from './print-transcript.ts'

const ORIGIN = 'app://print'
/** Nothing but the one style sheet: no script, picture, frame, form or network. */
const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; sandbox"
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/**
 * Prints in a hidden window of its own for each page: sandboxed, without scripts, preload or permissions, in a session
 * in memory that can reach the page, its style and nothing else (security.md, rows 1 to 4 and 8). It closes with the
 * window of the app, which is how an export is cancelled.
 */
export function createPrinter(parts: {
  parent(): BrowserWindow | null
  preferences: Electron.WebPreferences
  deny(session: Session): void
}): Printer {
  const pages = new Map<string, string>()
  let session: Session | null = null
  let count = 0

  // Electron keeps a session for ever: one for all pages, made when the first is printed.
  function printSession(): Session {
    if (session) return session
    session = sessions.fromPartition('print', { cache: false })
    parts.deny(session)
    session.protocol.handle('app', ({ url, method }) => answer(method === 'GET' ? url : '', pages))
    session.webRequest.onBeforeRequest(({ url }, decide) => {
      decide({ cancel: !url.startsWith(ORIGIN) })
    })
    return session
  }

  async function withPage<T>(page: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const address = `${ORIGIN}/${(count += 1)}`
    const webPreferences = { ...parts.preferences, session: printSession(), javascript: false, images: false }
    const window = new BrowserWindow({ show: false, webPreferences })
    const parent = parts.parent()
    const close = () => window.destroy()
    parent?.once('closed', close)
    pages.set(address, page)
    try {
      await window.loadURL(address)
      return await use(window)
    } finally {
      pages.delete(address)
      parent?.off('closed', close)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  return {
    toPdf: (page) =>
      withPage(page, (window) => {
        return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      }),
    print: (page) =>
      withPage(
        page,
        (window) =>
          new Promise((resolve, reject) => {
            window.webContents.print({ printBackground: true }, (printedIt, reason) => {
              if (printedIt) resolve(true)
              else if (/cancel/i.test(reason)) resolve(false)
              else reject(new Error(reason))
            })
          }),
      ),
  }
}

function answer(url: string, pages: ReadonlyMap<string, string>): Response {
  const page = pages.get(url)
  if (page !== undefined) return respond(page, 'text/html; charset=utf-8')
  if (url === `${ORIGIN}/print.css`) return respond(PRINT_STYLE, 'text/css; charset=utf-8')
  return new Response(null, { status: 404 })
}

function respond(body: string, type: string): Response {
  return new Response(body, { headers: { ...HEADERS, 'content-type': type } })
}
