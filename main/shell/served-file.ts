import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

const ANSWER_MS = 15_000

/** Kinds that may be shown in place. Anything else is handed out as bytes to be saved, and never rendered. */
const INLINE = /^(image\/(?!svg)[\w.+-]+|video\/[\w.+-]+|audio\/[\w.+-]+|application\/pdf|text\/plain)$/

/** The headers that decide how a file of a customer is shown (security.md, rows 14 and 31). */
export function fileHeaders(mime: string, name: string): Record<string, string> {
  const bare = (mime.split(';')[0] ?? '').trim().toLowerCase()
  const inline = INLINE.test(bare)
  return {
    'content-type': inline
      ? bare === 'text/plain'
        ? 'text/plain; charset=utf-8'
        : bare
      : 'application/octet-stream',
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}

export type ByteRange = { start: number; end: number }

/** Reads a Range header: `whole` when there is none that counts, `outside` when it lies past the end. */
export function readRange(header: string | null, size: number): ByteRange | 'whole' | 'outside' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'whole'
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start >= size || end < start ? 'outside' : { start, end }
}

/**
 * Answers with a file of the disk, whole or in part (206), streamed. `release` is called when nothing of it is read any
 * more. Rejects when it can't be opened.
 */
export async function serveFile(
  path: string,
  rangeHeader: string | null,
  headers: Record<string, string>,
  release: () => void = () => undefined,
): Promise<Response> {
  const size = await stat(path).then(
    (facts) => facts.size,
    (error: unknown) => {
      release()
      throw error
    },
  )
  const range = readRange(rangeHeader, size)
  if (range === 'outside') {
    release()
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  }
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range
  const reader = size === 0 ? null : createReadStream(path, { start, end }).on('close', release)
  if (!reader) release()
  const body = reader && (Readable.toWeb(reader) as ReadableStream)
  return new Response(body, {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'accept-ranges': 'bytes',
      'content-length': String(Math.max(0, end - start + 1)),
      ...(range === 'whole' ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  })
}

/**
 * Passes on what the server answers for a file or a part of it, under our own headers: for films that are looked at
 * before they are here. Whatever is no success, and a server out of reach, is "not found".
 */
export async function passOn(
  ask: (range: string | null, signal: AbortSignal) => Promise<Response>,
  range: string | null,
  headers: Record<string, string>,
): Promise<Response> {
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), ANSWER_MS)
  const answer = await ask(range, stop.signal).catch(() => null)
  // Only the beginning of an answer has to come soon: a film that is paused takes no bytes for an hour.
  clearTimeout(patience)
  if (answer?.status === 416) return new Response(null, { status: 416 })
  if (!answer?.ok) return new Response('Not found', { status: 404 })
  const passed = ['content-length', 'content-range', 'accept-ranges'].flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...headers, ...Object.fromEntries(passed) },
  })
}
