import { z } from 'zod'
import { FileId, NotificationId, SignatureId, SignerId, UserId } from '../wire/ids.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { SignatureFile, SignatureStatus, Signer } from '../wire/rows/signatures.ts'
import { SIGNATURE_DAYS_MAX, SIGNERS_MAX } from '../wire/signature-limits.ts'
import { Face } from './people-views.ts'

/** Somebody who is to sign, as the dialog names them: a person of this location, or anybody by name and address. */
export const SignerDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), userId: UserId }),
  z.object({ kind: z.literal('email'), name: z.string().max(300), email: z.string().max(300) }),
])
export type SignerDraft = z.infer<typeof SignerDraft>

/** What is asked of a PDF. As a draft it stands with a file in the tray and goes with the message. */
export const SignatureDraft = z.object({
  title: z.string().max(300),
  signers: z.array(SignerDraft).max(SIGNERS_MAX),
  days: z.number().int().min(1).max(SIGNATURE_DAYS_MAX),
})
export type SignatureDraft = z.infer<typeof SignatureDraft>

/** Who can be chosen for a chat: the customer or the people of the company, then the administrators. */
export const SignerChoice = z.object({
  face: Face,
  userId: UserId,
  /** Null: no link can be sent, so they can't be chosen. */
  email: z.string().nullable(),
  isCustomer: z.boolean(),
})
export type SignerChoice = z.infer<typeof SignerChoice>

/** A request as the card of a message shows it, with what waits laid over it. */
export const SignatureView = z.object({
  id: SignatureId,
  fileId: FileId,
  fileName: z.string(),
  title: z.string(),
  /** `waiting`: in the outbox, nobody has been asked yet. */
  status: z.union([SignatureStatus, z.literal('waiting')]),
  requestedBy: z.string(),
  createdAt: Milliseconds,
  /** Null while it waits: the days count from when the server has it. */
  expiresAt: Milliseconds.nullable(),
  endedAt: Milliseconds.nullable(),
  signers: z.array(
    z.object({
      id: SignerId,
      name: z.string(),
      email: z.string(),
      status: Signer.shape.status,
      /** When they signed, declined, or opened it; null before. */
      at: Milliseconds.nullable(),
      declinedReason: z.string().nullable(),
    }),
  ),
  /** SHA-256 of what is signed; null while it waits. */
  sha256: z.string().nullable(),
  signed: SignatureFile.nullable(),
  /** A withdrawal or reminder waits. */
  pending: z.boolean(),
  /** Whether the user may withdraw it or remind. */
  mayChange: z.boolean(),
  /** All have signed and no copy could be made. */
  copyFailed: z.boolean(),
  /** Unread rows of Notifications that tell of it. */
  news: z.array(NotificationId),
})
export type SignatureView = z.infer<typeof SignatureView>
