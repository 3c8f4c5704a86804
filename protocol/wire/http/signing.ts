import { z } from 'zod'
import { FileId, SignatureId } from '../ids.ts'
import { Milliseconds, PlainText, ShortText } from '../rows/fields.ts'
import { SignatureFile, SignatureStatus, Signer } from '../rows/signatures.ts'
import { DECLINE_REASON_MAX } from '../signature-limits.ts'

const Secret = z.string().min(1).max(200)

/** POST /portal/api/signing/link: whom a mailed link is for. `notFound` when it was used, replaced, or has ended. */
export const SigningLinkAsk = z.object({ secret: Secret })
export const SigningLinkView = z.object({
  title: z.string(),
  networkName: z.string(),
  requestedBy: z.string(),
  /** Where the code goes, with most of it left out: whoever was forwarded the link learns no address. */
  email: z.string(),
})
export type SigningLinkView = z.infer<typeof SigningLinkView>

// POST /portal/api/signing/code, with a SigningLinkAsk, mails the code.

/** POST /portal/api/signing/open: link and code, once, become a cookie that reaches this document and nothing else. */
export const SigningOpen = z.object({ secret: Secret, code: z.string().regex(/^\d{6}$/) })
export const SigningOpened = z.object({ signatureId: SignatureId })
export type SigningOpened = z.infer<typeof SigningOpened>

/** GET /portal/api/signing/:id, for a signer of it: by that cookie, or signed in to the portal as the one. */
export const SigningView = z.object({
  signatureId: SignatureId,
  title: z.string(),
  file: SignatureFile,
  status: SignatureStatus,
  expiresAt: Milliseconds,
  networkName: z.string(),
  locationName: z.string(),
  timeZone: z.string(),
  requestedBy: z.string(),
  /** In order. What another one wrote to decline is the desk's. */
  signers: z.array(
    z.object({
      name: z.string(),
      status: Signer.shape.status,
      at: Milliseconds.nullable(),
      isMe: z.boolean(),
    }),
  ),
  me: z.object({ name: z.string(), email: z.string() }),
  /** Whether the asker may sign now. */
  isMyTurn: z.boolean(),
  /** Whether the document was read to its end. */
  hasRead: z.boolean(),
  /** The signed copy, once it is made. */
  signed: SignatureFile.nullable(),
  /** All have signed and no copy could be made: the desk sees to it. */
  copyFailed: z.boolean(),
})
export type SigningView = z.infer<typeof SigningView>

// GET /portal/api/signing/:id/document and /signed answer with the bytes of the PDF; the first time is noted.
// POST /portal/api/signing/:id/read, with an empty body, says that its end was seen. Answers SigningView.

/** A PNG in base64: 150 KiB of bytes, as text. */
const PICTURE_MAX = 210_000

/** POST /portal/api/signing/:id/sign. Answers SigningView. Once more changes nothing. */
export const SigningSign = z.object({
  /** The version of the consent that the box was ticked for. */
  consent: z.string().max(40),
  kind: z.enum(['drawn', 'typed', 'uploaded']),
  text: ShortText.nullable(),
  image: z
    .string()
    .max(PICTURE_MAX)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not base64'),
})
export type SigningSign = z.infer<typeof SigningSign>

/** POST /portal/api/signing/:id/decline. Answers SigningView. */
export const SigningDecline = z.object({ reason: PlainText.min(1).max(DECLINE_REASON_MAX) })

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * POST /portal/api/signing/check, for everybody: whether a file is a signed copy or a saved record as it was made here. Only
 * its hash is sent. `record`: of which request it says to be, and how many lines it has; null for a PDF.
 */
export const SigningCheck = z.object({
  sha256: Sha256,
  record: z.object({ signatureId: SignatureId, lines: z.number().int().min(1).max(100_000) }).nullable(),
})
export type SigningCheck = z.infer<typeof SigningCheck>

/**
 * What has come of it. `unknown`: no signed copy and no record has exactly these bytes. `logChanged`: the file is as it was
 * made, and the server's own log no longer verifies, from line `seq` on; null when a hash of a file in it does not.
 */
export const SigningChecked = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('unchanged'),
    title: z.string(),
    fileName: z.string(),
    status: SignatureStatus,
    signers: z.array(z.object({ name: z.string(), signedAt: Milliseconds.nullable() })),
    timeZone: z.string(),
  }),
  z.object({ result: z.literal('logChanged'), seq: z.number().int().nullable() }),
  z.object({ result: z.literal('unknown') }),
])
export type SigningChecked = z.infer<typeof SigningChecked>

/** A request for signatures as the card of a message shows it to the customer. */
export const PortalSignature = z.object({
  signatureId: SignatureId,
  fileId: FileId,
  title: z.string(),
  status: SignatureStatus,
  expiresAt: Milliseconds,
  signers: z.array(z.object({ name: z.string(), status: Signer.shape.status })),
  /** The asker's own part: null when they are none of the signers. */
  mine: z.enum(['turn', 'later', 'signed', 'declined']).nullable(),
  copyFailed: z.boolean(),
})
export type PortalSignature = z.infer<typeof PortalSignature>
