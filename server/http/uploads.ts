import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { FileStore } from '@tus/file-store'
import { Metadata, Server as TusServer } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { UploadMetadata } from '../../protocol/wire/http.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { addUpload, findUpload, removeUpload, type UploadRecord } from '../files/file-rows.ts'
import { finishUpload, uploadPath } from '../files/finish-upload.ts'
import { freeBytes, lockUser } from '../files/quota.ts'
import { requireAttach } from '../rules/attach.ts'
import type { Actor } from '../sync/actor.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncStorage } from '../sync/storage.ts'
import { FILE_BYTES_MAX } from '../sync-server.ts'
import { askerOf } from './asker.ts'
import { badRequest, notFound, read, STATUS } from './refusal.ts'

const UPLOAD_ID = /^[0-9a-f]{32}$/

/** A refusal in the form in which tus answers with it. */
class TusRefusal extends Error {
  readonly status_code: number
  readonly body: string

  constructor({ error }: Refusal) {
    super(error.code)
    this.status_code = STATUS[error.code]
    this.body = JSON.stringify(error)
  }
}

/** The upload that a request is about, checked before tus sees the request. */
const current = new AsyncLocalStorage<UploadRecord>()

/**
 * tus 1.0 at /uploads. Every request is checked here first: who asks, whose upload it is, where it may go; tus only moves
 * bytes. Ids are random and made here; parts of uploads can't be joined (security rows 31 and 32).
 */
export function addUploads(app: FastifyInstance, context: ServerContext, storage: SyncStorage): void {
  const store = new FileStore({ directory: context.filesFolder })
  const tus = new TusServer({
    path: '/uploads',
    datastore: store,
    maxSize: FILE_BYTES_MAX,
    relativeLocation: true,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => upload().id,
    onUploadCreate: async () => {
      await begin(upload())
      return {}
    },
    onUploadFinish: async () => {
      await finish(upload())
      return {}
    },
    onResponseError: (_request, error) => {
      // What tus itself refuses is no Error.
      if (!(error instanceof Error) || error instanceof TusRefusal) return undefined
      context.log.error({ err: error })
      return { status_code: 500, body: 'The upload was interrupted.' }
    },
  })

  const begin = async (begun: UploadRecord) => {
    const { database, quotaBytes, now } = context
    try {
      await database.transaction(async (queries) => {
        // Two that begin at once must not both take what is left.
        await lockUser(queries, begun.userId)
        await requireRoom(queries, quotaBytes, begun)
        await addUpload(queries, begun, now())
      })
    } catch (error) {
      throw error instanceof Refusal ? new TusRefusal(error) : error
    }
  }

  const finish = async (done: UploadRecord) => {
    try {
      await finishUpload(context, done)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await removeUpload(context.database, done.id)
      await store.remove(done.id)
      throw new TusRefusal(error)
    }
  }

  const pass = (request: FastifyRequest, reply: FastifyReply, about: UploadRecord) => {
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    current.run(about, () => {
      tus.handle(request.raw, reply.raw).catch((error: unknown) => {
        context.log.error({ err: error })
        reply.raw.destroy()
      })
    })
  }

  // The bytes go from the socket to the file without a stop: fastify must not read them.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))

  app.post('/uploads', async (request, reply) => {
    const actor = await askerOf(context, request)
    pass(request, reply, await newUpload(context, storage, request, actor))
    return reply
  })

  app.route<{ Params: { id: string } }>({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: '/uploads/:id',
    handler: async (request, reply) => {
      const { userId } = await askerOf(context, request)
      const { id } = request.params
      const own = UPLOAD_ID.test(id) ? await findUpload(context.database, id, userId) : null
      if (own === null) throw notFound()
      // A crash after the last byte left it unchecked: the sender asks where to go on, and it is checked now.
      if (request.method === 'HEAD' && (await isComplete(context, own)))
        await finish(own).catch(ignoreRefused)
      pass(request, reply, own)
      return reply
    },
  })
}

function upload(): UploadRecord {
  const about = current.getStore()
  if (about === undefined) throw new Error('tus was called without a checked upload')
  return about
}

/** After a refusal the upload is gone, and tus says so. */
function ignoreRefused(error: unknown): void {
  if (!(error instanceof TusRefusal)) throw error
}

async function isComplete({ filesFolder }: ServerContext, { id, sizeBytes }: UploadRecord): Promise<boolean> {
  const size = await stat(uploadPath(filesFolder, id)).then(
    (found) => found.size,
    () => -1,
  )
  return size === sizeBytes
}

/** Checks a creation: its length, its metadata, the right to write in that conversation, and the room that is left. */
async function newUpload(
  { database, quotaBytes }: ServerContext,
  storage: SyncStorage,
  request: FastifyRequest,
  actor: Actor,
): Promise<UploadRecord> {
  const { headers } = request
  if (headers['upload-concat'] !== undefined || headers['upload-defer-length'] !== undefined)
    throw badRequest()
  const sizeBytes = Number(headers['upload-length'] ?? Number.NaN)
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) throw badRequest()
  if (sizeBytes > FILE_BYTES_MAX)
    throw new Refusal('tooLarge', 'A file may have up to 2 GiB; this one is larger.')
  const { directUserId, ...metadata } = read(UploadMetadata, parseMetadata(headers['upload-metadata']))
  await requireAttach(storage, database, actor, metadata.conversationId, directUserId)
  const upload = { ...metadata, id: randomBytes(16).toString('hex'), userId: actor.userId, sizeBytes }
  await requireRoom(database, quotaBytes, upload)
  return upload
}

/** Throws a Refusal when an upload is larger than what is left of its user's quota. */
async function requireRoom(queries: Queries, quotaBytes: number, upload: UploadRecord): Promise<void> {
  if (upload.sizeBytes <= (await freeBytes(queries, quotaBytes, upload.userId))) return
  throw new Refusal('quota', `This file does not fit into what is left of your ${inWords(quotaBytes)}.`)
}

/** "100 GiB", or "1.5 MiB" of a small quota. */
function inWords(bytes: number): string {
  const [size, unit] = bytes >= 1024 ** 3 ? [bytes / 1024 ** 3, 'GiB'] : [bytes / 1024 ** 2, 'MiB']
  return `${Math.round(size * 10) / 10} ${unit} of files`
}

function parseMetadata(header: string | string[] | undefined): unknown {
  if (typeof header !== 'string') throw badRequest()
  try {
    return Metadata.parse(header)
  } catch {
    throw badRequest()
  }
}
