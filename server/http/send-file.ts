import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerContext } from '../context.ts'
import type { StoredFile } from '../files/file-rows.ts'
import { uploadPath } from '../files/finish-upload.ts'
import { byteRange } from './byte-range.ts'
import { notFound } from './refusal.ts'

/**
 * Answers with the bytes of a file that the asker may have, whole or the range that is asked for. Always a download, never a
 * page (security row 31). `kept` says what a browser may keep of it: asked for again each time, or nothing.
 */
export async function sendFile(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  file: StoredFile,
  kept: 'private, no-cache' | 'no-store' = 'private, no-cache',
): Promise<FastifyReply> {
  const path = uploadPath(context.filesFolder, file.uploadId)
  const { size } = await stat(path).catch(() => {
    throw notFound()
  })
  const range = byteRange(request.headers.range, size)
  reply.headers({
    'accept-ranges': 'bytes',
    'cache-control': kept,
    'content-disposition': attachment(file.ref.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': file.ref.mime,
    etag: `"${file.ref.sha256}"`,
  })
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${size}`).send()
  }
  if (range === 'whole') {
    reply.header('content-length', size)
    return reply.send(createReadStream(path))
  }
  const { first, last } = range
  reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`)
  reply.header('content-length', last - first + 1)
  return reply.send(createReadStream(path, { start: first, end: last }))
}

/** The name as RFC 6266 has it: plain for old readers, and whole. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_')
  const whole = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
