import type { MessageId, SignatureId, SignerId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { Evidence } from '../signatures/evidence.ts'

/** The link that a signer gets by mail. Only the hash of its secret is stored. */
export interface SigningLink {
  signatureId: SignatureId
  signerId: SignerId
  hash: string
  /** Milliseconds. */
  expiresAt: number
}

/** How somebody signed: `image` is a PNG in base64, `text` what was typed. */
export interface SignatureMark {
  signerId: SignerId
  kind: 'drawn' | 'typed' | 'uploaded'
  text: string | null
  image: string
}

/**
 * Requests for signatures, within a transaction. Whoever changes a request holds its location's stream, so its log has one
 * writer at a time.
 */
export interface SignatureWork {
  signature(id: SignatureId): Promise<SignatureRow | null>
  putSignature(row: SignatureRow): Promise<void>
  /** All requests about a message's files, the oldest first. */
  signaturesOf(message: MessageId): Promise<SignatureRow[]>

  /** The lines of a request's log, in their order. */
  evidence(id: SignatureId): Promise<Evidence[]>
  /** Lines are only ever added. */
  addEvidence(line: Evidence): Promise<void>

  /** The only link of this signer from now on: an older one leads nowhere any more. */
  setSigningLink(link: SigningLink): Promise<void>
  /** No link of this request works any more, nor what was opened with one. */
  endSigningLinks(id: SignatureId): Promise<void>

  putMark(id: SignatureId, mark: SignatureMark): Promise<void>
  marks(id: SignatureId): Promise<SignatureMark[]>
}
