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
  let settle: (outcome: UploadOutcome) => void = () => undefined
  const outcome = new Promise<UploadOutcome>((resolve) => {
    settle = resolve
  })
  const interrupt = () => {
    clearTimeout(stall)
    void tus.abort().catch(() => undefined)
    settle({ kind: 'interrupted', because: 'network' })
  }
  let stall = setTimeout(interrupt, STALL_MS)
  const moved = (sentBytes: number) => {
    clearTimeout(stall)
    stall = setTimeout(interrupt, STALL_MS)
    options.progressed(sentBytes, tus.url)
  }
  // The typings know browser files only; in Node a read stream of a file is taken, and opened anew at each offset.
  const source = createReadStream(options.path) as unknown as Buffer
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
    },
    onBeforeRequest: (request) => request.setHeader('authorization', `Bearer ${options.accessToken()}`),
    onUploadUrlAvailable: () => moved(0),
    onProgress: moved,
    onSuccess() {
      clearTimeout(stall)
      settle({ kind: 'done' })
    },
    onError(error) {
      clearTimeout(stall)
      settle(outcomeOf(error))
    },
  })
  tus.start()
  return { outcome, abort: interrupt }
}

/** Takes a begun upload from the server. Rejects when that can't be told to it: it forgets such uploads after a while. */
export async function removeFromServer(tusUrl: string, accessToken: () => string): Promise<void> {
  await TusUpload.terminate(tusUrl, { headers: { authorization: `Bearer ${accessToken()}` } })
}

/** Only a clear "no" of the server is final; everything else is tried again. */
function outcomeOf(error: Error | DetailedError): UploadOutcome {
  const response = error instanceof DetailedError ? error.originalResponse : null
  const status = response?.getStatus() ?? 0
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
