import { createHash } from 'node:crypto'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { SignedParts } from '../signatures/signed-pdf.ts'
import { canvasPicture } from './signing-world.ts'

const id = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}` as never
const AT = 1_700_000_000_000

/** A request that a signer with this name has signed. */
function signedBy(name: string, original: Buffer): SignatureRow {
  const sha256 = createHash('sha256').update(original).digest('hex')
  return {
    id: id(1),
    rev: 4,
    locationId: id(2),
    conversationId: id(3),
    messageId: id(4),
    file: { id: id(5), name: 'contract.pdf', sizeBytes: original.length, sha256 },
    title: 'Flex desk contract',
    requestedByUserId: id(6),
    createdAt: AT,
    expiresAt: AT + 1000,
    status: 'viewed',
    endedAt: null,
    signers: [
      {
        id: id(11),
        userId: null,
        name,
        email: 'signer@example.org',
        status: 'signed',
        askedAt: AT,
        viewedAt: AT,
        signedAt: AT,
        declinedAt: null,
        declinedReason: null,
      },
    ],
    signed: null,
  }
}

/** What the signed copy of a document is made of that somebody of this name has signed. */
export function partsOf(original: Buffer, name = 'Nadia Nguyen'): SignedParts {
  const row = signedBy(name, original)
  const image = canvasPicture(400, 140).toString('base64')
  const marks = [{ signerId: row.signers[0]!.id, kind: 'drawn' as const, text: null, image }]
  return { original, row, marks, evidence: [], place: 'Riverside, Harbour' }
}
