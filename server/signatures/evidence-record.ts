import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { EVIDENCE_FORMAT } from '../../protocol/wire/signature-limits.ts'
import type { Evidence } from './evidence.ts'

/**
 * The record of a request as a file: what is signed by whom, and the log up to one of its lines. Made of what never changes any
 * more, so that the same lines give the same bytes at any later time, and a record that was saved can be compared.
 */
export function recordText(row: SignatureRow, lines: readonly Evidence[]): string {
  const { id, title, signers, file, signed } = row
  const named = ({ name, sizeBytes, sha256 }: SignatureRow['file']) => ({ name, sizeBytes, sha256 })
  const isSealed = signed !== null && lines.some(({ kind }) => kind === 'sealed')
  const record = {
    format: EVIDENCE_FORMAT,
    request: id,
    title,
    signers: signers.map(({ id, name, email }) => ({ id, name, email })),
    document: named(file),
    signedCopy: isSealed ? named(signed.file) : null,
    evidence: lines,
  }
  return `${JSON.stringify(record, null, 2)}\n`
}
