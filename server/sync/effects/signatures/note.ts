import { chained, type EvidenceFact } from '../../../signatures/evidence.ts'
import type { SignatureRow } from '../../../../protocol/wire/rows/signatures.ts'
import type { UserId } from '../../../../protocol/wire/ids.ts'
import type { SyncTransaction } from '../../storage.ts'

/** What a fact is when nothing else is known: the server's own act about the document. */
export function fact(
  row: SignatureRow,
  kind: EvidenceFact['kind'],
  more: Partial<EvidenceFact> = {},
): EvidenceFact {
  return {
    kind,
    signerId: null,
    who: 'Foyer',
    verifiedBy: null,
    ip: null,
    userAgent: null,
    documentSha256: row.file.sha256,
    detail: null,
    ...more,
  }
}

/** Adds a line to the log of a request, in the transaction of what it tells of. `at` by the server's clock. */
export async function note(
  tx: SyncTransaction,
  row: SignatureRow,
  at: number,
  told: EvidenceFact,
): Promise<void> {
  const lines = await tx.evidence(row.id)
  await tx.addEvidence(chained(lines.at(-1) ?? null, row.id, at, told))
}

/** "Nadia Nguyen <nadia@lumen.studio>", as the log and the audit page name somebody. */
export function nameAndAddress({ name, email }: { name: string; email: string | null }): string {
  return email === null ? name : `${name} <${email}>`
}

/** The same of a user. */
export async function userInWords(tx: SyncTransaction, userId: UserId): Promise<string> {
  const [user] = await tx.users([userId])
  return user === undefined ? 'Unknown person' : nameAndAddress(user)
}
