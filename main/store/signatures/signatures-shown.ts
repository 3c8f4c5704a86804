import type { MessageId, NotificationId, UserId } from '../../../protocol/wire/ids.ts'
import type { NewSigner } from '../../../protocol/wire/ops/signatures.ts'
import type { SignatureFile, SignatureRow, Signer } from '../../../protocol/wire/rows/signatures.ts'
import { isStuck, signerInTurn } from '../../../protocol/wire/signature-steps.ts'
import type { StoreContext } from '../context.ts'
import { NOTIFICATION_READ } from '../space/notification-read.ts'
import type { SignatureView } from './signature-verbs.ts'

interface StoredSignature extends Pick<
  SignatureRow,
  'id' | 'title' | 'status' | 'createdAt' | 'expiresAt' | 'endedAt' | 'locationId'
> {
  file: string
  signers: string
  signed: string | null
  requestedBy: string | null
  endsAt: number | null
  /** A reminder waits, or another try of the copy. */
  isReminded: number
  copyFailedAt: number | null
}

interface WaitingSignature extends Pick<SignatureView, 'id' | 'fileId' | 'title' | 'createdAt'> {
  signers: string
}

/** What somebody was asked to sign of a message’s files, the oldest request first; what waits comes last. */
export function signaturesOf(context: StoreContext, messageId: MessageId): SignatureView[] {
  const { cache } = context
  const stored = cache.all<StoredSignature>(
    `SELECT s.id, s.title, s.status, s.created_at AS createdAt, s.expires_at AS expiresAt, s.ended_at AS endedAt,
       s.location_id AS locationId, s.copy_failed_at AS copyFailedAt, s.file, s.signers, s.signed, asker.name AS requestedBy, ending.at AS endsAt,
       reminder.id IS NOT NULL AS isReminded
     FROM signatures s LEFT JOIN users asker ON asker.id = s.requested_by_user_id
     LEFT JOIN temp.waiting_signature_ends ending ON ending.id = s.id
     LEFT JOIN temp.waiting_reminders reminder ON reminder.id = s.id
     WHERE s.message_id = @messageId ORDER BY s.created_at, s.id`,
    { messageId },
  )
  const waiting = cache.all<WaitingSignature>(
    `SELECT id, file_id AS fileId, title, signers, at AS createdAt FROM temp.waiting_signatures
     WHERE message_id = @messageId AND id NOT IN (SELECT id FROM signatures) ORDER BY at, id`,
    { messageId },
  )
  return [
    ...stored.map((row) => storedView(context, row)),
    ...waiting.map((row) => waitingView(context, row)),
  ]
}

function storedView(context: StoreContext, row: StoredSignature): SignatureView {
  const file = JSON.parse(row.file) as SignatureFile
  const signers = JSON.parse(row.signers) as Signer[]
  const signed = row.signed === null ? null : (JSON.parse(row.signed) as NonNullable<SignatureRow['signed']>)
  const { status, copyFailedAt } = row
  const stuck = isStuck({ status, signers, copyFailedAt })
  const isWithdrawn = row.endsAt !== null && (stuck || signerInTurn({ status, signers }) !== null)
  return {
    id: row.id,
    fileId: file.id,
    fileName: file.name,
    title: row.title,
    status: isWithdrawn ? 'withdrawn' : row.status,
    requestedBy: row.requestedBy ?? 'Unknown person',
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    endedAt: isWithdrawn ? row.endsAt : row.endedAt,
    signers: signers.map(({ id, name, email, status, viewedAt, signedAt, declinedAt, declinedReason }) => {
      return { id, name, email, status, at: signedAt ?? declinedAt ?? viewedAt, declinedReason }
    }),
    sha256: file.sha256,
    signed: signed?.file ?? null,
    pending: isWithdrawn || row.isReminded === 1,
    mayChange: mayReply(context, row.locationId),
    copyFailed: stuck && !isWithdrawn && row.isReminded === 0,
    news: newsOf(context, row.id),
  }
}

function waitingView(context: StoreContext, row: WaitingSignature): SignatureView {
  const { cache, outbox, session } = context
  const { id, fileId, title, createdAt } = row
  const sql = 'SELECT name FROM files WHERE id = @fileId LIMIT 1'
  const file =
    cache.get<{ name: string }>(sql, { fileId }) ??
    outbox.get<{ name: string }>('SELECT name FROM staged_files WHERE id = @fileId', { fileId })
  const signers = JSON.parse(row.signers) as NewSigner[]
  return {
    id,
    fileId,
    fileName: file?.name ?? '',
    title,
    status: 'waiting',
    requestedBy: session.get('access')?.name ?? '',
    createdAt,
    expiresAt: null,
    endedAt: null,
    signers: signers.map((signer) => {
      const { name, email } = signer.kind === 'email' ? signer : personOf(context, signer.userId)
      return { id: signer.id, name, email, status: 'waiting' as const, at: null, declinedReason: null }
    }),
    sha256: null,
    signed: null,
    pending: true,
    mayChange: true,
    copyFailed: false,
    news: [],
  }
}

function newsOf({ cache, session }: StoreContext, signatureId: string): NotificationId[] {
  return cache
    .all<{ id: NotificationId }>(
      `SELECT n.id FROM notifications n WHERE n.signature_id = @signatureId AND ${NOTIFICATION_READ} = 0`,
      { signatureId, me: session.me() },
    )
    .map(({ id }) => id)
}

/** Name and address of somebody who is known here. */
export function personOf({ cache }: StoreContext, userId: UserId): { name: string; email: string } {
  const sql = 'SELECT name, email FROM users WHERE id = @userId'
  const found = cache.get<{ name: string; email: string | null }>(sql, { userId })
  return { name: found?.name ?? 'Unknown person', email: found?.email ?? '' }
}

function mayReply({ session }: StoreContext, locationId: string): boolean {
  const here = session.get('access')?.locations.find((location) => location.locationId === locationId)
  return here?.permissions.includes('chat.reply') ?? false
}
