import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { FileId } from '../../protocol/wire/ids.ts'
import { log } from './log.ts'
import { CONTENT_SECURITY_POLICY } from './security.ts'
import { fileHeaders, passOn, serveFile } from './served-file.ts'

/** A file of the account that may be shown: as what, and where its bytes lie, or how they are had from the server. */
export type ShownFile = { name: string; mime: string } & (
  | {
      path: string
      /** Keeps it in its place until the returned function is called. */ hold?: () => () => void
    }
  | { ask: (range: string | null, signal: AbortSignal) => Promise<Response> }
)

/** Where the bytes of files come from; null when there is no such file here, it can't be fetched, or must not be shown. */
export interface FileSource {
  sent(id: FileId): Promise<ShownFile | null>
  staged(id: FileId): Promise<ShownFile | null>
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Makes `app://` a scheme with an origin of its own. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, stream: true, codeCache: true } },
  ])
}

/**
 * Serves `app://foyer/`: the built window, `/files/<id>` and `/staged/<id>`. Any other address, host or method is
 * "not found"; no address leads out of the folder of the window (security.md, rows 2 and 3).
 *
 * The page itself is there at once. What it loads waits for `files`, and so do the questions that its code would ask:
 * the process of the window starts while the app is still being read.
 */
export function serveAppScheme(session: Session, windowFolder: string, files: Promise<FileSource>): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.host !== 'foyer') return notFound()
    try {
      if (url.pathname === '/') return await servePage('/', windowFolder)
      return await answer(url.pathname, request.headers.get('range'), windowFolder, await files)
    } catch (error) {
      if (!isMissing(error)) log.error('a page or file could not be served', error)
      return notFound()
    }
  })
}

async function answer(
  pathname: string,
  range: string | null,
  windowFolder: string,
  files: FileSource,
): Promise<Response> {
  const [, place, id] = /^\/(files|staged)\/([^/]+)$/.exec(pathname) ?? []
  if (!place) return servePage(pathname, windowFolder)
  const fileId = FileId.safeParse(id)
  if (!fileId.success) return notFound()
  const file = await (place === 'files' ? files.sent(fileId.data) : files.staged(fileId.data))
  if (!file) return notFound()
  const headers = fileHeaders(file.mime, file.name)
  if ('ask' in file) return passOn(file.ask, range, headers)
  return serveFile(file.path, range, headers, file.hold?.())
}

async function servePage(pathname: string, windowFolder: string): Promise<Response> {
  const path = pageFile(pathname, windowFolder)
  const type = path && TYPES[extname(path)]
  if (!path || !type) return notFound()
  // In one piece: as a stream the code of the window came in many, each by way of this busy process.
  return new Response(await readFile(path), {
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    },
  })
}

/** The file behind an address of the window, or null when it would lie outside of the window's folder. */
function pageFile(pathname: string, windowFolder: string): string | null {
  const decoded = decodeURIComponent(pathname)
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const path = normalize(join(windowFolder, decoded === '/' ? 'index.html' : decoded))
  return path.startsWith(windowFolder + sep) ? path : null
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')
}
