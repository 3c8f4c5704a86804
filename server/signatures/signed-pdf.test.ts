import { createHash } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { canvasPicture, SigningWorld } from '../testing/signing-world.ts'
import { makeSignedPdf } from './signed-pdf.ts'

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

test.each(['Nadia Nguyen', 'Олег Коваленко', 'Zoë Wójcik', 'نادية', '박선미', '𝒩 🖋'])(
  'a copy signed by %s has the pages, the signatures, the audit page and the record',
  async (name) => {
    const original = await SigningWorld.contract()
    const row = signedBy(name, original)
    const image = canvasPicture(400, 140).toString('base64')
    const marks = [{ signerId: row.signers[0]!.id, kind: 'drawn' as const, text: null, image }]
    const copy = await makeSignedPdf({ original, row, marks, evidence: [], place: 'Riverside, Harbour' })
    const before = await PDFDocument.load(original)
    const after = await PDFDocument.load(copy)
    expect(after.getPageCount()).toBe(before.getPageCount() + 2)
    expect(after.getTitle()).toBe('Flex desk contract (signed)')
    const [record] = after.getAttachments()
    expect(JSON.parse(Buffer.from(record!.data).toString())).toMatchObject({
      request: { signers: [{ name }] },
    })
  },
)
