import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import { verifyEvidence, type Evidence, type EvidenceKind } from '../../../server/signatures/evidence.ts'
import { InvariantBroken } from './broken.ts'

const BEFORE_SIGNING: readonly EvidenceKind[] = ['opened', 'read', 'consented']

/** I26: the log of each request verifies, and tells what the row says: who signed, after what, and whether there is a copy. */
export function checkI26(row: SignatureRow, log: readonly Evidence[]): void {
  const wrong = verifyEvidence(log, {
    signatureId: row.id,
    documentSha256: row.file.sha256,
    signedSha256: row.signed?.file.sha256 ?? null,
  })
  if (wrong !== null) throw broken(row, `does not verify: ${wrong.why} at ${wrong.seq ?? 'a file'}`)
  for (const signer of row.signers) {
    const own = log.filter(({ signerId }) => signerId === signer.id).map(({ kind }) => kind)
    const times = own.filter((kind) => kind === 'signed').length
    if (times !== (signer.status === 'signed' ? 1 : 0))
      throw broken(row, `has ${signer.name} sign ${times} times`)
    const before = own.slice(0, own.indexOf('signed'))
    if (times === 1 && !BEFORE_SIGNING.every((kind) => before.includes(kind)))
      throw broken(row, `has ${signer.name} sign without reading and agreeing`)
  }
  const sealed = log.filter(({ kind }) => kind === 'sealed').length
  if (sealed !== (row.signed === null ? 0 : 1)) throw broken(row, `has ${sealed} copies`)
  const end = log.findIndex(({ kind }) => kind === 'withdrawn' || kind === 'expired' || kind === 'declined')
  if (end !== -1 && log.slice(end).some(({ kind }) => kind === 'signed'))
    throw broken(row, 'has a signature after its end')
}

function broken({ id }: SignatureRow, words: string): InvariantBroken {
  return new InvariantBroken('I26', `the log of the request ${id} ${words}`)
}
