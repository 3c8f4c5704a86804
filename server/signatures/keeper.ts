import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Batch } from '../../protocol/wire/events.ts'
import { locationStream, newId, type FileId, type MessageId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { waitsForSeal } from '../../protocol/wire/signature-steps.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { rowColumns } from '../database/rows.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { addFile } from '../files/file-rows.ts'
import { uploadPath } from '../files/finish-upload.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { StreamWriter } from '../sync/stream-writer.ts'
import { bringCopy, copyFailed, expireRequest, type Ending } from './endings.ts'
import { signedCopy, signedName, writeWhole, type Copies, type SealFailure } from './signed-copy.ts'

/** How often what is due or could not be done is looked at. */
const EVERY_MS = 20_000
/** A copy that can't be made so often is left alone until the desk has it tried again; the log says why. */
const TRIES = 5
/** After the first failure; each one after it waits twice as long. */
const AGAIN_AFTER_MS = 500

/**
 * Ends requests whose time is over, and makes the signed copy once all have signed. What waits is read from rows, so nothing
 * is forgotten when the server stops in between; a copy is made and sent in one commit, and so once.
 */
export class SignatureKeeper {
  readonly #context: ServerContext
  readonly #sync: Pick<SyncServer, 'announce'>
  readonly #copies: Copies
  readonly #failures = new Map<string, number>()
  readonly #stop = new AbortController()
  #running: Promise<void> | null = null
  #again = false
  #next: NodeJS.Timeout | null = null

  constructor(context: ServerContext, sync: Pick<SyncServer, 'announce'>, copies: Copies = {}) {
    this.#context = context
    this.#sync = sync
    this.#copies = copies
  }

  /** Looks now and from time to time. Out: stops it; a copy that is being made is made at the next start. */
  start(): () => void {
    this.#look()
    const timer = setInterval(() => this.#look(), EVERY_MS)
    return () => {
      clearInterval(timer)
      if (this.#next !== null) clearTimeout(this.#next)
      this.#stop.abort()
    }
  }

  /** A batch of events that were committed: all may have signed. */
  heard(batch: Batch): void {
    if (batch.events.some(({ entity }) => entity === 'signature')) this.#look()
  }

  #look(): void {
    if (this.#running !== null) {
      this.#again = true
      return
    }
    this.#running = this.#keepAll().finally(() => {
      this.#running = null
      if (!this.#again) return
      this.#again = false
      this.#look()
    })
    this.#context.afterwards(this.#running)
  }

  async #keepAll(): Promise<void> {
    const { database, now, log } = this.#context
    const open = await database.query<SignatureRow>(
      `select ${rowColumns('signature')} from signatures t where t.status in ('sent', 'viewed') and t.copy_failed_at is null
         and (t.expires_at <= $1 or not t.signers @? '$[*] ? (@.status != "signed")')
       order by t.expires_at limit 200`,
      [now()],
    )
    for (const row of open) {
      try {
        const failed = await (waitsForSeal(row) ? this.#seal(row) : this.#expire(row))
        if (failed === 'stopped') return
        // A document stays what it is: it would cost the same again.
        if (failed !== null) await this.#giveUp(row)
        this.#failures.delete(row.id)
      } catch (error) {
        log.error({ err: error })
        await this.#failed(row)
      }
    }
  }

  /** Looks again soon; what has failed too often is said to the desk, which decides what comes of it. */
  async #failed(row: SignatureRow): Promise<void> {
    const times = (this.#failures.get(row.id) ?? 0) + 1
    this.#failures.set(row.id, times)
    if (this.#stop.signal.aborted) return
    if (times < TRIES) {
      if (this.#next !== null) clearTimeout(this.#next)
      this.#next = setTimeout(() => this.#look(), AGAIN_AFTER_MS * 2 ** (times - 1))
    } else if (waitsForSeal(row)) {
      await this.#giveUp(row).catch((error: unknown) => this.#context.log.error({ err: error }))
      this.#failures.delete(row.id)
    }
  }

  #giveUp(row: SignatureRow): Promise<void> {
    return this.#write(row, copyFailed)
  }

  async #expire(row: SignatureRow): Promise<null> {
    await this.#write(row, expireRequest)
    return null
  }

  /** Makes and sends the signed copy. Out: null, or why there is none; the log says it, too. */
  async #seal(row: SignatureRow): Promise<SealFailure | null> {
    const { filesFolder, log } = this.#context
    const copy = await signedCopy(this.#context, row, this.#copies, this.#stop.signal)
    if (copy.failed !== null) {
      const { failed, detail } = copy
      log.error({ signatureId: row.id, failed, detail }, 'no signed copy')
      return failed
    }
    const { bytes } = copy
    const uploadId = randomBytes(16).toString('hex')
    const path = uploadPath(filesFolder, uploadId)
    await writeWhole(path, bytes)
    let isKept = false
    try {
      await this.#write(row, async ({ queries, tx, writer, before, at }) => {
        isKept = false
        const ref: FileRef = {
          id: newId() as FileId,
          name: signedName(before.file.name),
          sizeBytes: bytes.length,
          mime: 'application/pdf',
          sha256: createHash('sha256').update(bytes).digest('hex'),
          width: null,
          height: null,
        }
        const messageId = newId() as MessageId
        if (!(await bringCopy({ tx, writer, before, at }, ref, messageId))) return
        const { requestedByUserId: ownerUserId, conversationId } = before
        await addFile(queries, { ref, uploadId, ownerUserId, conversationId, messageId }, at)
        isKept = true
      })
    } finally {
      if (!isKept) await rm(path, { force: true })
    }
    return null
  }

  async #write(
    row: SignatureRow,
    change: (parts: Ending & { queries: Queries }) => Promise<void>,
  ): Promise<void> {
    const { database, now } = this.#context
    const batches = await database.transaction(async (queries) => {
      const tx = syncTransactionOn(queries)
      const at = now()
      const writer = await StreamWriter.open(tx, locationStream(row.locationId), { actor: null, at })
      const before = await tx.signature(row.id)
      if (before !== null) await change({ queries, tx, writer, before, at })
      return writer.batches
    })
    for (const batch of batches) this.#sync.announce(batch)
  }
}
