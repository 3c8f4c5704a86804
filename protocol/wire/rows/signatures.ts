import { z } from 'zod'
import { ConversationId, FileId, LocationId, MessageId, SignatureId, SignerId, UserId } from '../ids.ts'
import { DECLINE_REASON_MAX, SIGNERS_MAX } from '../signature-limits.ts'
import { Milliseconds, PlainText, Revision, ShortText } from './fields.ts'

/** What a request has come to. A draft is the device's own, so it is none of these (use case 4). */
export const SignatureStatus = z.enum(['sent', 'viewed', 'signed', 'declined', 'expired', 'withdrawn'])
export type SignatureStatus = z.infer<typeof SignatureStatus>

/**
 * Somebody who is to sign. `userId` is null for who was named by e-mail alone. Name and address are those of the moment of
 * the request: what a signature is bound to does not change with a profile.
 */
export const Signer = z.object({
  id: SignerId,
  userId: UserId.nullable(),
  name: ShortText.min(1),
  email: ShortText.min(3),
  status: z.enum(['waiting', 'viewed', 'signed', 'declined']),
  /** When the mail that it is their turn was last sent; null before their turn. */
  askedAt: Milliseconds.nullable(),
  /** When they first opened the document. */
  viewedAt: Milliseconds.nullable(),
  signedAt: Milliseconds.nullable(),
  declinedAt: Milliseconds.nullable(),
  declinedReason: PlainText.max(DECLINE_REASON_MAX).nullable(),
})
export type Signer = z.infer<typeof Signer>

/** A file as a card names it; the hash is that of its bytes, SHA-256 in hexadecimal. */
export const SignatureFile = z.object({
  id: FileId,
  name: ShortText.min(1),
  sizeBytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type SignatureFile = z.infer<typeof SignatureFile>

/**
 * A PDF of a desk chat that somebody is asked to sign: the card of the message that carries it. The file never changes
 * (I21); a new version is another request. Signers sign one after the other, in the order of the list.
 */
export const SignatureRow = z.object({
  id: SignatureId,
  rev: Revision,
  locationId: LocationId,
  conversationId: ConversationId,
  messageId: MessageId,
  file: SignatureFile,
  title: ShortText.min(1),
  requestedByUserId: UserId,
  createdAt: Milliseconds,
  expiresAt: Milliseconds,
  status: SignatureStatus,
  /** When it was signed, declined, withdrawn or expired. */
  endedAt: Milliseconds.nullable(),
  signers: z.array(Signer).min(1).max(SIGNERS_MAX),
  /** The copy with signatures and audit page, made after the last signature, and the message that carries it. */
  signed: z.object({ file: SignatureFile, messageId: MessageId }).nullable(),
  /**
   * All have signed, but since then no copy could be made: the desk has it tried again, or withdraws. Null, or left out, while
   * nothing failed.
   */
  copyFailedAt: Milliseconds.nullable().optional(),
})
export type SignatureRow = z.infer<typeof SignatureRow>
