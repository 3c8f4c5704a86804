import { BrowserWindow, session as sessions, type Session } from 'electron'
import { PRINT_STYLE } from './print-style.ts'
import type { Printer } from './print-transcript.ts'

const ADDRESS = 'app://print/'
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
  let printed = 0

  async function withPage<T>(page: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const session = sessions.fromPartition(`print-${(printed += 1)}`, { cache: false })
    parts.deny(session)
    session.protocol.handle('app', ({ url, method }) => answer(url, method, page))
    session.webRequest.onBeforeRequest(({ url }, decide) => {
      decide({ cancel: !url.startsWith(ADDRESS) })
    })
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...parts.preferences, session, javascript: false, images: false },
    })
    const parent = parts.parent()
    const close = () => window.destroy()
    parent?.once('closed', close)
    try {
      await window.loadURL(ADDRESS)
      return await use(window)
    } finally {
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

function answer(url: string, method: string, page: string): Response {
  const { pathname } = new URL(url)
  if (method !== 'GET') return new Response(null, { status: 405 })
  if (pathname === '/') return respond(page, 'text/html; charset=utf-8')
  if (pathname === '/print.css') return respond(PRINT_STYLE, 'text/css; charset=utf-8')
  return new Response(null, { status: 404 })
}

function respond(body: string, type: string): Response {
  return new Response(body, { headers: { ...HEADERS, 'content-type': type } })
}
