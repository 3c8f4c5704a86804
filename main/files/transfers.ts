import type { FileId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'
import type { StagedFile, Upload } from '../store/views.ts'
import { checkCopy } from './check-copy.ts'
import { createUploadSpeed } from './upload-speed.ts'
import type { UploadOutcome, UploadTry } from './upload.ts'

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
  /** Messages with files were queued, retried or discarded; files paused, resumed or cancelled. */
  changed(): void
  /** The user gave up a file: what the server has of it goes, as far as that can be told to it. */
  givenUp(upload: Upload): void
  /** Files that quitting would interrupt: on their way, or waiting for their turn while there is a network. */
  underWay(): number
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
  /** The store could not write down how far a file is; it is tried again. */
  failed(error: unknown): void
}

export function createTransfers(options: TransferOptions): Transfers {
  const { store } = options
  const running = new Map<FileId, { stop(): void; finished: Promise<void> }>()
  /** Not before then: the last try failed. */
  const postponed = new Map<FileId, { failures: number; untilMs: number }>()
  /** Files whose copy on this disk was looked at in this run. */
  const checked = new Set<FileId>()
  let wantedCount = 0
  let isOnline = false
  let retry: NodeJS.Timeout | null = null
  let pumping = Promise.resolve()

  /** Starts what may run and stops what is no longer wanted. One pass at a time, in the order asked. */
  function pump(): void {
    pumping = pumping.then(pass).catch(options.failed)
  }

  async function pass(): Promise<void> {
    const wanted = await store.uploads()
    const wantedIds = new Set(wanted.map((upload) => upload.id))
    wantedCount = wanted.length
    for (const [id, { stop }] of running) if (!wantedIds.has(id)) stop()
    if (!isOnline) return
    const nowMs = performance.now()
    let nextMs = Infinity
    for (const upload of wanted) {
      const untilMs = running.has(upload.id) ? Infinity : (postponed.get(upload.id)?.untilMs ?? 0)
      if (untilMs > nowMs) nextMs = Math.min(nextMs, untilMs)
      else if (running.size < AT_ONCE) start(upload)
    }
    if (retry) clearTimeout(retry)
    if (nextMs < Infinity) retry = setTimeout(pump, nextMs - nowMs + 1)
  }

  function start(upload: Upload): void {
    let attempt: UploadTry | null = null
    let unwanted = false
    const stop = () => {
      unwanted = true
      attempt?.abort()
    }
    const run = async () => {
      const problem = checked.has(upload.id) ? null : await checkCopy(options.path(upload.id), upload)
      checked.add(upload.id)
      if (problem) return store.uploadFailed({ fileId: upload.id, error: problem }).then(() => true)
      // The upload library is not small, and most starts of the app send no file.
      const { tryUpload } = await import('./upload.ts')
      if (unwanted || !isOnline) return false
      const report = reporter(upload)
      attempt = tryUpload({
        server: options.server,
        upload,
        path: options.path(upload.id),
        accessToken: options.accessToken,
        progressed: report.progressed,
      })
      const outcome = await attempt.outcome
      await report.last(outcome)
      return end(upload, outcome, unwanted)
    }
    const finished = run()
      .catch((error: unknown) => {
        options.failed(error)
        postpone(upload.id, false)
        return false
      })
      .then((isSettled) => leave(upload, isSettled))
      .catch(options.failed)
    running.set(upload.id, { stop, finished })
  }

  /** Tells how far it is, five times a second at most; a line that stands still has told its last byte, too. */
  function reporter(upload: Upload) {
    const speed = createUploadSpeed(() => performance.now())
    let toldMs = 0
    let later: NodeJS.Timeout | null = null
    let told = { sentBytes: upload.sentBytes, tusUrl: upload.tusUrl }
    let reached = told
    const tellProgress = async () => {
      if (later) clearTimeout(later)
      later = null
      toldMs = performance.now()
      told = reached
      const file = await store.uploadProgressed({ fileId: upload.id, ...told })
      tell(file && { ...file, bytesPerSecond: file.state === 'uploading' ? speed.bytesPerSecond() : null })
    }
    const tellSoon = () => void tellProgress().catch(options.failed)
    return {
      progressed(sentBytes: number, tusUrl: string | null) {
        reached = { sentBytes, tusUrl }
        speed.reached(sentBytes)
        const waitMs = toldMs + PROGRESS_EVERY_MS - performance.now()
        const isNews = tusUrl !== told.tusUrl || sentBytes >= upload.sizeBytes
        if (isNews || waitMs <= 0) tellSoon()
        else later ??= setTimeout(tellSoon, waitMs)
      },
      // What came between two reports counts when the line is cut: the file says how far it had come.
      async last(outcome: UploadOutcome) {
        if (later) clearTimeout(later)
        if (outcome.kind === 'interrupted' && reached !== told) await tellProgress()
      },
    }
  }

  /** Stores how a try ended; true when the file needs no other. */
  async function end(upload: Upload, outcome: UploadOutcome, unwanted: boolean): Promise<boolean> {
    if (outcome.kind === 'done') await store.uploadFinished({ fileId: upload.id })
    else if (outcome.kind === 'refused') await store.uploadFailed({ fileId: upload.id, error: outcome.error })
    else {
      await store.uploadWaits({ fileId: upload.id }).then(tell)
      if (unwanted) postponed.delete(upload.id)
      else postpone(upload.id, outcome.because === 'token' && (await renewed()))
      if (outcome.because === 'bytes') checked.delete(upload.id)
      return false
    }
    return true
  }

  async function leave(upload: Upload, isSettled: boolean): Promise<void> {
    running.delete(upload.id)
    if (isSettled) postponed.delete(upload.id)
    pump()
    if (isSettled) await options.settled(upload)
  }

  /** With a new token the first try again is at once; otherwise each wait is twice the last. */
  function postpone(id: FileId, hasNewToken: boolean): void {
    const failures = (postponed.get(id)?.failures ?? 0) + 1
    const backoffMs = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** (failures - 1))
    const delayMs = hasNewToken && failures === 1 ? 0 : backoffMs
    postponed.set(id, { failures, untilMs: performance.now() + delayMs })
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
    for (const { stop } of running.values()) stop()
  }

  return {
    online() {
      isOnline = true
      postponed.clear()
      pump()
    },
    offline: stopAll,
    changed: pump,
    givenUp(upload) {
      postponed.delete(upload.id)
      if (!upload.tusUrl || !isOnline) return
      const tusUrl = upload.tusUrl
      const ended = running.get(upload.id)?.finished ?? Promise.resolve()
      const remove = async () => {
        const { removeFromServer } = await import('./upload.ts')
        await removeFromServer(tusUrl, options.accessToken)
      }
      void ended.then(remove).catch(() => undefined)
    },
    underWay: () => (isOnline ? Math.max(wantedCount, running.size) : 0),
    async stop() {
      stopAll()
      await pumping
      await Promise.all([...running.values()].map(({ finished }) => finished))
    },
  }
}
