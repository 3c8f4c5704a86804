import { createHash, randomBytes } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import type { Batch } from '../../protocol/wire/events.ts'
import { locationStream, newId, type FileId, type MessageId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { afterSignatureStep, waitsForSeal } from '../../protocol/wire/signature-steps.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { rowColumns } from '../database/rows.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { addFile, findFile } from '../files/file-rows.ts'
import { uploadPath } from '../files/finish-upload.ts'
import { fact, mailCopy, note } from '../sync/effects/signatures/note.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { StreamWriter } from '../sync/stream-writer.ts'
import { makeSignedPdf } from './signed-pdf.ts'

/** How often what is due or could not be done is looked at. */
const EVERY_MS = 20_000
/** A copy that can't be made so often is left alone until the server starts again; the log says why. */
const TRIES = 5

/**
 * Ends requests whose time is over, and makes the signed copy once all have signed. What waits is read from rows, so nothing
 * is forgotten when the server stops in between; a copy is made and sent in one commit, and so once.
 */
export class SignatureKeeper {
  readonly #context: ServerContext
  readonly #sync: Pick<SyncServer, 'announce'>
  readonly #failures = new Map<string, number>()
  #running: Promise<void> | null = null
  #again = false

  constructor(context: ServerContext, sync: Pick<SyncServer, 'announce'>) {
    this.#context = context
    this.#sync = sync
  }

  /** Looks now and from time to time. Out: stops it. */
  start(): () => void {
    this.#look()
    const timer = setInterval(() => this.#look(), EVERY_MS)
    return () => clearInterval(timer)
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
      `select ${rowColumns('signature')} from signatures t where t.status in ('sent', 'viewed')
         and (t.expires_at <= $1 or not t.signers @? '$[*] ? (@.status != "signed")')
       order by t.expires_at limit 200`,
      [now()],
    )
    for (const row of open) {
      const failed = this.#failures.get(row.id) ?? 0
      if (failed >= TRIES) continue
      try {
        await (waitsForSeal(row) ? this.#seal(row) : this.#expire(row))
        this.#failures.delete(row.id)
      } catch (error) {
        this.#failures.set(row.id, failed + 1)
        log.error({ err: error })
      }
    }
  }

  #expire(row: SignatureRow): Promise<void> {
    return this.#write(row, async ({ tx, writer, before, at }) => {
      const expired = afterSignatureStep(before, { kind: 'expire' }, at)
      if (expired === null) return
      await tx.putSignature(expired)
      await note(tx, before, at, fact(before, 'expired'))
      await tx.endSigningLinks(before.id)
      await writer.put('signature', expired)
    })
  }

  async #seal(row: SignatureRow): Promise<void> {
    const { filesFolder } = this.#context
    const bytes = await this.#signedCopy(row)
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
        const { id, name, sizeBytes, sha256 } = ref
        const signed = { file: { id, name, sizeBytes, sha256 }, messageId }
        const sealed = afterSignatureStep(before, { kind: 'seal', signed }, at)
        if (sealed === null) return
        const message = await sendCopy(tx, sealed, ref, at)
        const stored = {
          ref,
          uploadId,
          ownerUserId: before.requestedByUserId,
          conversationId: before.conversationId,
          messageId,
        }
        await addFile(queries, stored, at)
        await tx.putSignature(sealed)
        await note(tx, before, at, fact(before, 'sealed', { detail: sha256 }))
        for (const signer of sealed.signers) await mailCopy(tx, sealed, signer, at)
        await writer.put('message', message)
        await writer.put('signature', sealed)
        isKept = true
      })
    } finally {
      if (!isKept) await rm(path, { force: true })
    }
  }

  /** The bytes of the copy. Throws when the document on the disk is no longer the one that was signed (I21). */
  async #signedCopy(row: SignatureRow): Promise<Uint8Array> {
    const { database, filesFolder } = this.#context
    const file = await findFile(database, row.file.id)
    if (file === null) throw new Error('The document of a signature request is not here.')
    const original = await readFile(uploadPath(filesFolder, file.uploadId))
    if (createHash('sha256').update(original).digest('hex') !== row.file.sha256) {
      throw new Error('The document of a signature request has changed on the disk: no copy is made.')
    }
    const [place] = await database.query<{ name: string; networkName: string }>(
      'select name, network_name as "networkName" from locations where id = $1',
      [row.locationId],
    )
    const { marks, evidence } = await database.transaction(async (queries) => {
      const tx = syncTransactionOn(queries)
      return { marks: await tx.marks(row.id), evidence: await tx.evidence(row.id) }
    })
    const where = place === undefined ? '' : `${place.name}, ${place.networkName}`
    return makeSignedPdf({ original, row, marks, evidence, place: where })
  }

  async #write(
    row: SignatureRow,
    change: (parts: {
      queries: Queries
      tx: SyncTransaction
      writer: StreamWriter
      before: SignatureRow
      at: number
    }) => Promise<void>,
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

/** The message that brings the copy to both sides, in the name of whoever asked. */
async function sendCopy(
  tx: SyncTransaction,
  row: SignatureRow,
  file: FileRef,
  at: number,
): Promise<MessageRow> {
  const message: MessageRow = {
    id: row.signed!.messageId,
    rev: 1,
    conversationId: row.conversationId,
    locationId: row.locationId,
    seq: (await tx.lastMessageSeq(row.conversationId)) + 1,
    authorUserId: row.requestedByUserId,
    side: 'desk',
    kind: 'text',
    text: `“${row.title}” is signed by ${namesOf(row)}. This is the signed copy.`,
    files: [file],
    mentionUserIds: [],
    reactions: [],
    replyToId: row.messageId,
    bookingId: null,
    sentAt: at,
    editedAt: null,
    deletedAt: null,
  }
  await tx.putMessage(message)
  return message
}

function namesOf({ signers }: SignatureRow): string {
  return new Intl.ListFormat('en').format(signers.map(({ name }) => name))
}

/** "contract.pdf" becomes "contract (signed).pdf", within the length that a name may have. */
function signedName(name: string): string {
  const stem = name.replace(/\.pdf$/i, '')
  return `${stem.slice(0, 250)} (signed).pdf`
}

/** On the disk when it resolves. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
