import type { FileId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'
import type { StagedFile, Upload } from '../store/views.ts'
import { tryUpload, type UploadTry } from './upload.ts'

const AT_ONCE = 3
const PROGRESS_EVERY_MS = 200
const RETRY_MIN_MS = 1000
const RETRY_MAX_MS = 30_000

/** Sends the files of waiting messages, in the order of writing, three at a time. */
export interface Transfers {
  /** The network is there: goes on with what is not whole yet. */
  online(): void
  /** The network went: stops, says "waiting", and keeps what the server has. */
  offline(): void
  /** Messages with files were queued, retried or discarded. */
  changed(): void
  stop(): Promise<void>
}

type TransferStore = Pick<
  StoreClient,
  'uploads' | 'uploadProgressed' | 'uploadWaits' | 'uploadFinished' | 'uploadFailed'
>

export interface TransferOptions {
  server: string
  store: TransferStore
  path(fileId: FileId): string
  accessToken(): string
  renewToken(): Promise<void>
  /** How far a file has come, at most five times a second. */
  progressed(file: StagedFile): void
  /** A file is whole on the server, or was refused: its message's entry may have moved on. */
  settled(upload: Upload): Promise<void>
}

export function createTransfers(options: TransferOptions): Transfers {
  const { store } = options
  const running = new Map<FileId, { attempt: UploadTry; finished: Promise<void> }>()
  const pausedUntil = new Map<FileId, { failures: number; untilMs: number }>()
  let isOnline = false
  let retry: NodeJS.Timeout | null = null
  let pumping = Promise.resolve()

  /** Starts what may run and stops what is no longer wanted. One pass at a time, in the order asked. */
  function pump(): void {
    pumping = pumping.then(pass, pass)
  }

  async function pass(): Promise<void> {
    const wanted = await store.uploads()
    const wantedIds = new Set(wanted.map((upload) => upload.id))
    for (const [id, { attempt }] of running) if (!wantedIds.has(id)) attempt.abort()
    if (!isOnline) return
    const nowMs = performance.now()
    let nextMs = Infinity
    for (const upload of wanted) {
      const untilMs = running.has(upload.id) ? Infinity : (pausedUntil.get(upload.id)?.untilMs ?? 0)
      if (untilMs > nowMs) nextMs = Math.min(nextMs, untilMs)
      else if (running.size < AT_ONCE) start(upload)
    }
    if (retry) clearTimeout(retry)
    if (nextMs < Infinity) retry = setTimeout(pump, nextMs - nowMs + 1)
  }

  function start(upload: Upload): void {
    let toldMs = 0
    let told = { sentBytes: upload.sentBytes, tusUrl: upload.tusUrl }
    let reached = told
    const tellProgress = () => {
      told = reached
      return store.uploadProgressed({ fileId: upload.id, ...told }).then(tell)
    }
    const attempt = tryUpload({
      server: options.server,
      upload,
      path: options.path(upload.id),
      accessToken: options.accessToken,
      progressed(sentBytes, tusUrl) {
        reached = { sentBytes, tusUrl }
        const nowMs = performance.now()
        if (tusUrl === told.tusUrl && sentBytes < upload.sizeBytes && nowMs - toldMs < PROGRESS_EVERY_MS)
          return
        toldMs = nowMs
        void tellProgress()
      },
    })
    // What came between two reports counts when the line is cut: the file says how far it had come.
    const lastReport = async () => {
      if (reached !== told) await tellProgress()
    }
    running.set(upload.id, { attempt, finished: finish(upload, attempt, lastReport) })
  }

  async function finish(upload: Upload, attempt: UploadTry, lastReport: () => Promise<void>): Promise<void> {
    const outcome = await attempt.outcome
    if (outcome.kind === 'done') await store.uploadFinished({ fileId: upload.id })
    else if (outcome.kind === 'refused') await store.uploadFailed({ fileId: upload.id, error: outcome.error })
    else {
      await lastReport()
      await store.uploadWaits({ fileId: upload.id }).then(tell)
      postpone(upload.id, outcome.renewToken && (await renewed()))
    }
    running.delete(upload.id)
    if (outcome.kind !== 'interrupted') {
      pausedUntil.delete(upload.id)
      await options.settled(upload)
    }
    pump()
  }

  /** With a new token the first try again is at once; otherwise each wait is twice the last. */
  function postpone(id: FileId, hasNewToken: boolean): void {
    const failures = (pausedUntil.get(id)?.failures ?? 0) + 1
    const backoffMs = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** (failures - 1))
    const delayMs = hasNewToken && failures === 1 ? 0 : backoffMs
    pausedUntil.set(id, { failures, untilMs: performance.now() + delayMs })
  }

  async function renewed(): Promise<boolean> {
    return options.renewToken().then(
      () => true,
      () => false,
    )
  }

  function tell(file: StagedFile | null): void {
    if (file) options.progressed(file)
  }

  function stopAll(): void {
    isOnline = false
    if (retry) clearTimeout(retry)
    for (const { attempt } of running.values()) attempt.abort()
  }

  return {
    online() {
      isOnline = true
      pausedUntil.clear()
      pump()
    },
    offline: stopAll,
    changed: pump,
    async stop() {
      stopAll()
      await pumping.catch(() => undefined)
      await Promise.all([...running.values()].map(({ finished }) => finished))
    },
  }
}
