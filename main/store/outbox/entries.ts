import { createHash } from 'node:crypto'
import type { WireError } from '../../../protocol/wire/errors.ts'
import type { ConversationId, LocationId, OpId, StreamId } from '../../../protocol/wire/ids.ts'
import { canonicalJson, type OpBody } from '../../../protocol/wire/ops.ts'
import type { StoreContext } from '../context.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { StoreError } from '../store-error.ts'
import type { OutboxEntry } from '../sync-port.ts'

/** An entry of the outbox as it is stored. */
export interface StoredEntry {
  written: number
  opId: OpId
  lane: string
  /** The message, chat, customer or other thing that it changes. */
  targetId: string
  conversationId: ConversationId | null
  locationId: LocationId
  body: OpBody
  hash: string
  state: OutboxEntry['state']
  sent: boolean
  writtenAt: number
  /** It waits until then, whatever its state, so that Send can be undone; null once it may go. */
  heldUntil: number | null
  acked: { stream: StreamId; epoch: string | null; seq: number } | null
  error: WireError | null
}

interface EntryColumns extends Omit<StoredEntry, 'body' | 'sent' | 'acked' | 'error'> {
  body: string
  sent: number
  ackedStream: StreamId | null
  ackedEpoch: string | null
  ackedSeq: number | null
  code: WireError['code'] | null
  retry: WireError['retry'] | null
  message: string | null
}

const SELECT = `SELECT written, op_id AS opId, lane, target_id AS targetId, conversation_id AS conversationId,
  location_id AS locationId, body, hash, state, sent, written_at AS writtenAt,
  held_until AS heldUntil, acked_stream AS ackedStream,
  acked_epoch AS ackedEpoch, acked_seq AS ackedSeq, error_code AS code, error_retry AS retry, error_message AS message
  FROM entries`

function read(columns: EntryColumns): StoredEntry {
  const { ackedStream, ackedEpoch, ackedSeq, code, retry, message, ...rest } = columns
  return {
    ...rest,
    body: JSON.parse(columns.body) as OpBody,
    sent: columns.sent === 1,
    acked:
      ackedStream && ackedSeq !== null ? { stream: ackedStream, epoch: ackedEpoch, seq: ackedSeq } : null,
    error: code && retry && message !== null ? { code, retry, message } : null,
  }
}

/** All entries, in the order of writing. */
export function allEntries(outbox: SqlFile): StoredEntry[] {
  return outbox.all<EntryColumns>(`${SELECT} ORDER BY written`).map(read)
}

/** The entries that change one thing, in the order of writing. */
export function entriesFor(outbox: SqlFile, targetId: string): StoredEntry[] {
  return outbox
    .all<EntryColumns>(`${SELECT} WHERE target_id = @targetId ORDER BY written`, { targetId })
    .map(read)
}

/** One entry; throws `notFound` when it has left, so that nobody changes what was already done. */
export function entryOf(outbox: SqlFile, opId: OpId): StoredEntry {
  const found = outbox.get<EntryColumns>(`${SELECT} WHERE op_id = @opId`, { opId })
  if (!found)
    throw new StoreError('notFound', 'This entry has left the outbox: it was delivered or discarded.')
  return read(found)
}

/** The entry may still be changed or taken back: no server can have applied it. */
export function isOpen(entry: StoredEntry): boolean {
  return entry.state === 'parked' || (!entry.sent && entry.state !== 'acked')
}

/** The hash that the server compares: SHA-256 of the body as canonical JSON, in hexadecimal (I4). */
export function hashOf(canonicalBody: string): string {
  return createHash('sha256').update(canonicalBody).digest('hex')
}

interface NewEntry {
  lane: string
  targetId: string
  conversationId: ConversationId | null
  locationId: LocationId
  body: OpBody
  state?: 'uploading' | 'queued'
  heldUntil?: number | null
}

/** Writes an entry at the end of the outbox; inside a transaction of the caller. Returns its op id. */
export function addEntry({ outbox, overlay, now, newOpId }: StoreContext, entry: NewEntry): OpId {
  overlay.outdate()
  const opId = newOpId() as OpId
  const body = canonicalJson(entry.body)
  outbox.run(
    `INSERT INTO entries (op_id, lane, type, target_id, conversation_id, location_id, body, hash, state, sent, written_at,
       held_until)
     VALUES (@opId, @lane, @type, @targetId, @conversationId, @locationId, @body, @hash, @state, 0, @writtenAt,
       @heldUntil)`,
    {
      opId,
      lane: entry.lane,
      type: entry.body.type,
      targetId: entry.targetId,
      conversationId: entry.conversationId,
      locationId: entry.locationId,
      body,
      hash: hashOf(body),
      state: entry.state ?? 'queued',
      writtenAt: now(),
      heldUntil: entry.heldUntil ?? null,
    },
  )
  return opId
}

export function removeEntry(outbox: SqlFile, opId: OpId): void {
  outbox.run('DELETE FROM entries WHERE op_id = @opId', { opId })
}
