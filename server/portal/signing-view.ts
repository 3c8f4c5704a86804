import type { PortalSignature, SigningView } from '../../protocol/wire/http.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { isStuck, signerInTurn } from '../../protocol/wire/signature-steps.ts'
import type { SigningPlace } from '../auth/signing-links.ts'
import type { Queries } from '../database/database.ts'

/** A request as one of its signers sees it. In: the row as it is now. */
export async function signingView(
  queries: Queries,
  row: SignatureRow,
  { signerId }: SigningPlace,
): Promise<SigningView> {
  const [facts] = await queries.query<{
    networkName: string
    locationName: string
    timeZone: string
    requestedBy: string
    hasRead: boolean
  }>(
    `select l.network_name as "networkName", l.name as "locationName", l.time_zone as "timeZone", u.name as "requestedBy",
       exists (select 1 from signature_evidence e where e.signature_id = $1 and e.signer_id = $2 and e.kind = 'read')
         as "hasRead"
     from locations l, users u where l.id = $3 and u.id = $4`,
    [row.id, signerId, row.locationId, row.requestedByUserId],
  )
  const me = row.signers.find(({ id }) => id === signerId)
  if (facts === undefined || me === undefined) throw new Error('A request without its place or signer.')
  return {
    signatureId: row.id,
    title: row.title,
    file: row.file,
    status: row.status,
    expiresAt: row.expiresAt,
    ...facts,
    signers: row.signers.map(({ id, name, status, signedAt, declinedAt, viewedAt }) => ({
      name,
      status,
      at: signedAt ?? declinedAt ?? viewedAt,
      isMe: id === signerId,
    })),
    me: { name: me.name, email: me.email },
    isMyTurn: signerInTurn(row)?.id === signerId,
    signed: row.signed?.file ?? null,
    copyFailed: isStuck(row),
  }
}

/** The card of a message, for somebody who reads the chat. */
export function signatureCard(row: SignatureRow, userId: UserId): PortalSignature {
  const mine = row.signers.find((signer) => signer.userId === userId)
  return {
    signatureId: row.id,
    fileId: row.file.id,
    title: row.title,
    status: row.status,
    expiresAt: row.expiresAt,
    signers: row.signers.map(({ name, status }) => ({ name, status })),
    mine: mine === undefined ? null : partOf(row, mine),
    copyFailed: isStuck(row),
  }
}

function partOf(row: SignatureRow, mine: SignatureRow['signers'][number]): PortalSignature['mine'] {
  if (mine.status === 'signed' || mine.status === 'declined') return mine.status
  return signerInTurn(row)?.id === mine.id ? 'turn' : 'later'
}
