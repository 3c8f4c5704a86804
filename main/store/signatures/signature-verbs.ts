import type {
  ConversationId,
  FileId,
  MessageId,
  NotificationId,
  SignatureId,
  Subject,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { SignatureFile, SignatureStatus, Signer } from '../../../protocol/wire/rows/signatures.ts'
import type { Touched } from '../sync-port.ts'
import type { Face } from '../views.ts'

/** Somebody who is to sign, as the dialog names them. */
export type SignerDraft = { kind: 'user'; userId: UserId } | { kind: 'email'; name: string; email: string }

/** What is asked of a PDF, before it is sent. `days` from when the server has it. */
export interface SignatureDraft {
  title: string
  signers: SignerDraft[]
  days: number
}

/** Who can be chosen in a chat; `email` is null for who can't be sent a link. */
export interface SignerChoice {
  face: Face
  userId: UserId
  email: string | null
  isCustomer: boolean
}

/** A request as the card of a message shows it, with what waits laid over it. */
export interface SignatureView {
  id: SignatureId
  fileId: FileId
  fileName: string
  title: string
  status: SignatureStatus | 'waiting'
  requestedBy: string
  createdAt: number
  expiresAt: number | null
  endedAt: number | null
  signers: {
    id: Signer['id']
    name: string
    email: string
    status: Signer['status']
    at: number | null
    declinedReason: string | null
  }[]
  sha256: string | null
  signed: SignatureFile | null
  pending: boolean
  mayChange: boolean
  /** All have signed and no copy could be made; nothing about it waits here. */
  copyFailed: boolean
  /** Unread rows of Notifications that tell of it. */
  news: NotificationId[]
}

/** Having PDFs signed (use case 4). Each write is one commit of outbox.db. */
export interface SignatureVerbs {
  signerChoices(input: { conversationId: ConversationId; subject: Subject | null }): {
    people: SignerChoice[]
  }
  /** What is asked of a PDF in the tray; null takes it back. It goes with the message that takes the file. */
  draftSignature(input: { fileId: FileId; draft: SignatureDraft | null }): Touched
  /** Asks for signatures of a file that a message carries already; the message may wait itself. */
  requestSignature(input: { messageId: MessageId; fileId: FileId; draft: SignatureDraft }): Touched
  withdrawSignature(input: { signatureId: SignatureId }): Touched
  remindSigner(input: { signatureId: SignatureId }): Touched
  /** Has the signed copy tried again that could not be made. */
  sealAgain(input: { signatureId: SignatureId }): Touched
}
