import { createHash } from 'node:crypto'
import type { SigningCheck, SigningChecked } from '../../protocol/wire/http.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { Database } from '../database/database.ts'
import { rowColumns } from '../database/rows.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { verifyEvidence } from './evidence.ts'
import { recordText } from './evidence-record.ts'

/**
 * Whether a file is, byte by byte, a signed copy or a saved record of this server, and whether the log behind it still
 * verifies (security row 41). Whoever has the file knows what is answered; without its hash nothing is found.
 */
export async function checkFile(
  database: Database,
  { sha256, record }: SigningCheck,
): Promise<SigningChecked> {
  return database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    const row =
      record === null
        ? ((
            await queries.query<SignatureRow>(
              `select ${rowColumns('signature')} from signatures t where t.signed #>> '{file,sha256}' = $1`,
              [sha256],
            )
          )[0] ?? null)
        : await tx.signature(record.signatureId)
    if (row === null) return { result: 'unknown' }
    const log = await tx.evidence(row.id)
    if (record !== null) {
      const text = recordText(row, log.slice(0, record.lines))
      if (createHash('sha256').update(text).digest('hex') !== sha256) return { result: 'unknown' }
    }
    const broken = verifyEvidence(log, {
      signatureId: row.id,
      documentSha256: row.file.sha256,
      signedSha256: row.signed?.file.sha256 ?? null,
    })
    if (broken !== null) return { result: 'logChanged', seq: broken.seq }
    const place = await tx.location(row.locationId)
    return {
      result: 'unchanged',
      title: row.title,
      fileName: row.signed?.file.name ?? row.file.name,
      status: row.status,
      signers: row.signers.map(({ name, signedAt }) => ({ name, signedAt })),
      timeZone: place?.timeZone ?? 'UTC',
    }
  })
}
