import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { partsOf } from '../testing/signed-parts.ts'
import { SigningWorld } from '../testing/signing-world.ts'
import { makeSignedPdf } from './signed-pdf.ts'

test.each(['Nadia Nguyen', 'Олег Коваленко', 'Zoë Wójcik', 'نادية', '박선미', '𝒩 🖋'])(
  'a copy signed by %s has the pages, the signatures, the audit page and the record',
  async (name) => {
    const original = await SigningWorld.contract()
    const copy = await makeSignedPdf(partsOf(original, name))
    const before = await PDFDocument.load(original)
    const after = await PDFDocument.load(copy)
    expect(after.getPageCount()).toBe(before.getPageCount() + 2)
    expect(after.getTitle()).toBe('Flex desk contract (signed)')
    const [record] = after.getAttachments()
    expect(JSON.parse(Buffer.from(record!.data).toString())).toMatchObject({
      signers: [{ name }],
      signedCopy: null,
    })
  },
)
