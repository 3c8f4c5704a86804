import { createReadStream } from 'node:fs'
import { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { WireError } from '../../protocol/wire/errors.ts'
import type { Upload } from '../store/views.ts'

const CHUNK_BYTES = 8 * 1024 * 1024
/** Without a byte moving for this long, the try is given up and begun again. */
const STALL_MS = 30_000

/** How a try ended: done; `interrupted`, to be tried again; or refused for good, with the reason. */
export type UploadOutcome =
  { kind: 'done' } | { kind: 'interrupted'; renewToken: boolean } | { kind: 'refused'; error: WireError }

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
  const interrupt = (renewToken: boolean) => {
    clearTimeout(stall)
    void tus.abort().catch(() => undefined)
    settle({ kind: 'interrupted', renewToken })
  }
  let stall = setTimeout(interrupt, STALL_MS, false)
  const moved = (sentBytes: number) => {
    clearTimeout(stall)
    stall = setTimeout(interrupt, STALL_MS, false)
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
  return { outcome, abort: () => interrupt(false) }
}

/** Only a clear "no" of the server is final; everything else is tried again. */
function outcomeOf(error: Error | DetailedError): UploadOutcome {
  const response = error instanceof DetailedError ? error.originalResponse : null
  const status = response?.getStatus() ?? 0
  const refusal = response ? readRefusal(response.getBody()) : null
  if (status === 401) return { kind: 'interrupted', renewToken: true }
  if (refusal && (refusal.retry === 'never' || refusal.retry === 'reset'))
    return { kind: 'refused', error: refusal }
  if (status === 413) {
    const message = 'The server takes no files of this size. Send a smaller one, or a link to it.'
    return { kind: 'refused', error: { code: 'tooLarge', retry: 'never', message } }
  }
  return { kind: 'interrupted', renewToken: false }
}

function readRefusal(body: string): WireError | null {
  try {
    const parsed = WireError.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
