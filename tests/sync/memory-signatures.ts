import type { MessageId, SignatureId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { Evidence } from '../../server/signatures/evidence.ts'
import type { SignatureMark, SignatureWork, SigningLink } from '../../server/sync/signature-work.ts'
import { MemoryFeedWork } from './memory-feed-work.ts'

/** What each verb promises stands with the interface. */
export class MemorySignatures extends MemoryFeedWork implements SignatureWork {
  signature(id: SignatureId): Promise<SignatureRow | null> {
    return this.answer(() => this.read<SignatureRow>(`signature:${id}`))
  }

  putSignature(row: SignatureRow): Promise<void> {
    return this.put('signature', row)
  }

  signaturesOf(message: MessageId): Promise<SignatureRow[]> {
    return this.answer(() => this.listed<SignatureRow>('signature', `signaturesOf:${message}`))
  }

  evidence(id: SignatureId): Promise<Evidence[]> {
    return this.answer(() => this.read<Evidence[]>(`evidence:${id}`) ?? [])
  }

  addEvidence(line: Evidence): Promise<void> {
    return this.answer(() => {
      const key = `evidence:${line.signatureId}`
      this.write(key, [...(this.read<Evidence[]>(key) ?? []), line])
    })
  }

  setSigningLink(link: SigningLink): Promise<void> {
    return this.answer(() => this.write(`signingLink:${link.signerId}`, link))
  }

  async endSigningLinks(id: SignatureId): Promise<void> {
    const row = await this.signature(id)
    for (const signer of row?.signers ?? []) this.write(`signingLink:${signer.id}`, null)
  }

  putMark(id: SignatureId, mark: SignatureMark): Promise<void> {
    return this.answer(() => {
      this.write(`marks:${id}`, [...(this.read<SignatureMark[]>(`marks:${id}`) ?? []), mark])
    })
  }

  marks(id: SignatureId): Promise<SignatureMark[]> {
    return this.answer(() => this.read<SignatureMark[]>(`marks:${id}`) ?? [])
  }
}
