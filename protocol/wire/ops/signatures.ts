import { z } from 'zod'
import { FileId, MessageId, SignatureId, SignerId, UserId } from '../ids.ts'
import { ShortText } from '../rows/fields.ts'
import { SIGNATURE_DAYS_MAX, SIGNERS_MAX } from '../signature-limits.ts'

/** Somebody known at the location, or anybody by name and address. */
export const NewSigner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), id: SignerId, userId: UserId }),
  z.object({
    kind: z.literal('email'),
    id: SignerId,
    name: ShortText.regex(/\S/, 'no name'),
    /** Nothing but one address may get mail: no second one, no header. */
    email: ShortText.regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+$/, 'not an address'),
  }),
])
export type NewSigner = z.infer<typeof NewSigner>

/**
 * Asking for signatures of a PDF that a message of a desk chat carries. The message may wait in the outbox with it: the
 * request goes when the message is stored, and asks nobody twice.
 */
export const SIGNATURE_OPS = [
  z.object({
    type: z.literal('signature.request'),
    signatureId: SignatureId,
    messageId: MessageId,
    fileId: FileId,
    title: ShortText.regex(/\S/, 'no title'),
    /** They sign in this order. */
    signers: z.array(NewSigner).min(1).max(SIGNERS_MAX),
    /** Counted from when the server has it, by its clock. */
    days: z.number().int().min(1).max(SIGNATURE_DAYS_MAX),
  }),
  z.object({ type: z.literal('signature.withdraw'), signatureId: SignatureId }),
  /** Mails whose turn it is again, with a new link. */
  z.object({ type: z.literal('signature.remind'), signatureId: SignatureId }),
  /** Has the signed copy tried again that could not be made. */
  z.object({ type: z.literal('signature.sealAgain'), signatureId: SignatureId }),
] as const
