import { app, type Session, type WebContents } from 'electron'
import { WINDOW_ORIGIN } from '../../protocol/ipc/addresses.ts'

/**
 * The content security policy of everything that the window loads (security.md, row 3): code, styles and fonts only
 * from the app itself, pictures and media only from its own scheme, and no network at all. One worker runs, which reads
 * PDFs; its address is let through by the one policy of trusted types that there may be.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  'img-src app: blob:',
  'media-src app: blob:',
  "worker-src 'self'",
  "connect-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types pdf-worker',
].join('; ')

/** The preferences of every window (security.md, row 1). */
export const SAFE_WEB_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
} as const

const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** True for an address of the window's own page. */
export function isOwnPage(address: string): boolean {
  return address === WINDOW_ORIGIN || address.startsWith(`${WINDOW_ORIGIN}/`)
}

/** Closes every way out of the window: navigation, new windows, web views, permissions (security.md, rows 2, 4, 8). */
export function guardEveryWindow(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
  })
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Denies every permission but writing plain text to the clipboard (security.md, row 8). */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isOwnPage(contents.getURL()) && ALLOWED_PERMISSIONS.has(permission))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return isOwnPage(origin) && ALLOWED_PERMISSIONS.has(permission)
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({})
  })
}
