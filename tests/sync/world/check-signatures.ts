import type { MessageId } from '../../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import type { SignatureView } from '../../../main/store/signatures/signature-verbs.ts'
import type { Evidence } from '../../../server/signatures/evidence.ts'
import { checkI26 } from '../invariants/i26-log-of-signatures.ts'
import type { Device } from './device.ts'
import { rowsIn } from './rows.ts'

/** What must hold of the requests in the server's database at any moment. */
export function checkSignatures(committed: ReadonlyMap<string, unknown>): void {
  for (const row of requestsIn(committed)) {
    checkI26(row, (committed.get(`evidence:${row.id}`) as Evidence[] | undefined) ?? [])
  }
}

/** The cards that a device shows beside what the server has, for checkI10. */
export function cardsOn(
  device: Device,
  committed: ReadonlyMap<string, unknown>,
): { name: string; rows: string[]; serverRows: string[] } {
  const rows = requestsIn(committed)
  const messages = [...new Set(rows.map(({ messageId }) => messageId))]
  return {
    name: `the cards on ${device.name}`,
    rows: messages.flatMap((id) => cardsOf(device, id)).sort(),
    serverRows: rows.map(textOf).sort(),
  }
}

function requestsIn(committed: ReadonlyMap<string, unknown>): SignatureRow[] {
  return rowsIn(committed).flatMap((row) => (row.entity === 'signature' ? [row.row] : []))
}

function cardsOf({ store }: Device, message: MessageId): string[] {
  return store.cardsOf(message).map(textOf)
}

function textOf({ id, title, status, signers, signed }: SignatureRow | SignatureView): string {
  const copy = signed === null ? null : 'file' in signed ? signed.file.sha256 : signed.sha256
  const who = signers.map((signer) => `${signer.name} ${signer.status} ${signer.declinedReason ?? ''}`)
  return [id, title, status, ...who, copy ?? 'no copy'].join(', ')
}
