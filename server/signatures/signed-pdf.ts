import { PDFDocument } from '@cantoo/pdf-lib'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { SignatureMark } from '../sync/signature-work.ts'
import type { Evidence, EvidenceKind } from './evidence.ts'
import { recordText } from './evidence-record.ts'
import { PdfText } from './pdf-text.ts'

const WORDS: Record<EvidenceKind, string> = {
  requested: 'Signatures requested',
  asked: 'Asked by mail',
  opened: 'Document opened',
  read: 'Document read to its end',
  consented: 'Agreed to sign electronically',
  signed: 'Signed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  sealed: 'Signed copy made',
  notSealed: 'Signed copy could not be made',
  copied: 'Copy fetched',
}

/** What a signed copy is made of. */
export interface SignedParts {
  /** The bytes whose hash the request names. */
  original: Uint8Array
  row: SignatureRow
  marks: readonly SignatureMark[]
  evidence: readonly Evidence[]
  /** "Riverside, Harbour Network": who asked. */
  place: string
}

/**
 * The signed copy: the pages of the document, a page with the signatures, and the audit page (use case 4). The record itself
 * is attached to it as JSON, and so is the document where its pages can't be copied (encrypted, damaged): then it goes along
 * whole, and the page says so. It has no certificate: a simple electronic signature.
 */
export async function makeSignedPdf(parts: SignedParts): Promise<Uint8Array> {
  const { row, original, evidence } = parts
  const whole = await PDFDocument.create({ updateMetadata: false })
  // By the record, not by the clock of whoever makes it: the same record gives the same bytes.
  const madeAt = new Date(evidence.at(-1)?.at ?? row.createdAt)
  whole.setCreationDate(madeAt)
  whole.setModificationDate(madeAt)
  whole.setTitle(`${row.title} (signed)`)
  whole.setCreator('Foyer')
  whole.setProducer('Foyer')
  const pages = await copyPages(whole, original)
  const text = await PdfText.on(whole)
  await writeSignatures(whole, text, parts)
  if (pages === null) {
    await whole.attach(original, row.file.name, { mimeType: 'application/pdf', description: 'The document' })
    text.paragraph(
      'The pages of the document can’t be copied: it is attached to this file whole, as it was signed.',
      { bold: true },
    )
  }
  text.breakPage()
  writeAudit(text, parts, pages)
  await whole.attach(Buffer.from(recordText(row, evidence)), 'evidence.json', {
    mimeType: 'application/json',
    description: 'The record of this signature request',
  })
  return whole.save()
}

/** How many pages were copied; null when they can't be. */
async function copyPages(whole: PDFDocument, original: Uint8Array): Promise<number | null> {
  try {
    const document = await PDFDocument.load(original, { updateMetadata: false })
    const copied = await whole.copyPages(document, document.getPageIndices())
    for (const page of copied) whole.addPage(page)
    return copied.length > 0 ? copied.length : null
  } catch {
    return null
  }
}

async function writeSignatures(
  whole: PDFDocument,
  text: PdfText,
  { row, marks, place }: SignedParts,
): Promise<void> {
  text.paragraph('Signatures', { size: 20, bold: true })
  text.paragraph(row.title, { size: 12 })
  text.paragraph(`Requested by ${place}`, { grey: true })
  for (const signer of row.signers) {
    const mark = marks.find(({ signerId }) => signerId === signer.id)
    text.space(12)
    text.rule()
    if (mark !== undefined) text.picture(await whole.embedPng(mark.image), 220, 80)
    text.paragraph(signer.name, { size: 12, bold: true })
    text.paragraph(signer.email, { grey: true })
    text.paragraph(`Signed ${utc(signer.signedAt ?? 0)}${mark === undefined ? '' : `, ${HOW[mark.kind]}`}`)
  }
  text.space(12)
  text.rule()
}

const HOW: Record<SignatureMark['kind'], string> = {
  drawn: 'drawn by hand',
  typed: 'typed',
  uploaded: 'from a picture',
}

function writeAudit(text: PdfText, { row, evidence, place }: SignedParts, pages: number | null): void {
  text.paragraph('Audit page', { size: 20, bold: true })
  text.space(6)
  text.paragraph(`Document: ${row.file.name}${pages === null ? '' : `, ${pages} pages`}`)
  text.paragraph(`Size: ${row.file.sizeBytes} bytes`)
  text.paragraph(`SHA-256: ${row.file.sha256}`)
  text.paragraph(`Requested by: ${place}`)
  text.paragraph(`Request: ${row.id}`)
  text.paragraph(
    'Times are UTC, by the server’s clock. Each line of the record is chained to the one before by SHA-256; the whole ' +
      'record is attached to this file as evidence.json. Whether this file is as it was made can be checked in the portal ' +
      'at /portal/#/check. A simple electronic signature, without a certificate.',
    { size: 8, grey: true },
  )
  text.rule()
  for (const line of evidence) {
    text.paragraph(`${line.seq}. ${WORDS[line.kind]}, ${utc(line.at)}`, { bold: true, size: 9 })
    text.paragraph(line.who, { size: 9 })
    const facts = [
      line.verifiedBy === null ? [] : [`Address proved by: ${line.verifiedBy}`],
      line.ip === null ? [] : [`From ${line.ip}`],
      line.userAgent === null ? [] : [line.userAgent],
      line.detail === null ? [] : [line.detail],
    ].flat()
    if (facts.length > 0) text.paragraph(facts.join('; '), { size: 8, grey: true })
    text.paragraph(line.hash, { size: 7, grey: true })
    text.space(4)
  }
}

function utc(at: number): string {
  return new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, ' UTC')
}
