import { createReadStream } from 'node:fs'
import { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { WireError } from '../../protocol/wire/errors.ts'
import type { Upload } from '../store/views.ts'

const CHUNK_BYTES = 8 * 1024 * 1024
/** Without a byte moving for this long, the try is given up and begun again. */
const STALL_MS = 30_000

/**
 * How a try ended: done; `interrupted`, to be tried again, perhaps with a new token or after a look at the copy here; or
 * refused for good, with the reason.
 */
export type UploadOutcome =
  | { kind: 'done' }
  | { kind: 'interrupted'; because: 'network' | 'token' | 'bytes' }
  | { kind: 'refused'; error: WireError }

export interface UploadTry {
  outcome: Promise<UploadOutcome>
  /** Stops; the outcome is `interrupted`. */
  abort(): void
}

/**
 * Sends a file from the byte that the server has (its offset is asked, never remembered: I14). `progressed` is told the
 * bytes sent so far and the address of the upload.
 */
export function tryUpload(options: {
  server: string
  upload: Upload
  path: string
  accessToken(): string
  progressed(sentBytes: number, tusUrl: string | null): void
}): UploadTry {
  const { upload } = options
  // tus opens the file anew at each offset; this one only names it.
  const source = createReadStream(options.path)
  // A copy that has gone is told by the try itself.
  source.on('error', () => undefined)
  let hasEnded = false
  let resolveOutcome: (outcome: UploadOutcome) => void = () => undefined
  const outcome = new Promise<UploadOutcome>((resolve) => {
    resolveOutcome = resolve
  })
  const settle = (ended: UploadOutcome) => {
    hasEnded = true
    clearTimeout(stall)
    source.destroy()
    resolveOutcome(ended)
  }
  const interrupt = () => {
    void tus.abort().catch(() => undefined)
    settle({ kind: 'interrupted', because: 'network' })
  }
  let stall = setTimeout(interrupt, STALL_MS)
  const moved = (sentBytes: number) => {
    if (hasEnded) return
    clearTimeout(stall)
    stall = setTimeout(interrupt, STALL_MS)
    options.progressed(sentBytes, tus.url)
  }
  const tus: TusUpload = new TusUpload(source, {
    endpoint: `${options.server}/uploads`,
    uploadUrl: upload.tusUrl,
    uploadSize: upload.sizeBytes,
    chunkSize: CHUNK_BYTES,
    retryDelays: null,
    storeFingerprintForResuming: false,
    metadata: {
      fileId: upload.id,
      conversationId: upload.conversationId,
      name: upload.name,
      mime: upload.mime,
      sha256: upload.sha256,
      // Before its first message the server knows the chat by its two people only.
      ...(upload.directUserId === null ? {} : { directUserId: upload.directUserId }),
    },
    onBeforeRequest(request) {
      // tus forgets that it was stopped when that happens before it has opened the file.
      if (hasEnded) throw new Error('stopped')
      request.setHeader('authorization', `Bearer ${options.accessToken()}`)
    },
    onAfterResponse(request, response) {
      // To any other answer than an offset tus begins the upload anew, though the server only can't say it now (I14).
      if (request.getMethod() === 'HEAD' && isNotNow(response.getStatus()))
        throw new NotNow(response.getStatus())
    },
    onUploadUrlAvailable: () => moved(0),
    onProgress: moved,
    onSuccess: () => settle({ kind: 'done' }),
    onError: (error) => settle(outcomeOf(error)),
  })
  tus.start()
  return { outcome, abort: interrupt }
}

/** Takes a begun upload from the server. Rejects when that can't be told to it: it forgets such uploads after a while. */
export async function removeFromServer(tusUrl: string, accessToken: () => string): Promise<void> {
  await TusUpload.terminate(tusUrl, { headers: { authorization: `Bearer ${accessToken()}` } })
}

/** The server did not say how much it has of a file, and may say it later. */
class NotNow extends Error {
  readonly status: number

  constructor(status: number) {
    super(`not now: ${status}`)
    this.status = status
  }
}

function isNotNow(status: number): boolean {
  return status === 401 || status === 429 || status >= 500
}

/** Only a clear "no" of the server is final; everything else is tried again. */
function outcomeOf(error: Error | DetailedError): UploadOutcome {
  const response = error instanceof DetailedError ? error.originalResponse : null
  const cause = error instanceof DetailedError ? error.causingError : null
  const status = response?.getStatus() ?? (cause instanceof NotNow ? cause.status : 0)
  const refusal = response ? readRefusal(response.getBody()) : null
  if (status === 401) return { kind: 'interrupted', because: 'token' }
  if (refusal?.code === 'fileCorrupt') return { kind: 'interrupted', because: 'bytes' }
  if (refusal && (refusal.retry === 'never' || refusal.retry === 'reset'))
    return { kind: 'refused', error: refusal }
  if (status === 413) {
    const message = 'The server takes no files of this size. Send a smaller one, or a link to it.'
    return { kind: 'refused', error: { code: 'tooLarge', retry: 'never', message } }
  }
  return { kind: 'interrupted', because: 'network' }
}

function readRefusal(body: string): WireError | null {
  try {
    const parsed = WireError.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
