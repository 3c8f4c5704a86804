import type { FastifyRequest } from 'fastify'
import type { SignatureId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { findSession } from '../auth/sessions.ts'
import { findSigning, type SigningPlace } from '../auth/signing-links.ts'
import type { ServerContext } from '../context.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { PORTAL_COOKIE } from '../http/asker.ts'

/** What a browser holds that has opened a mailed link with its code; it reaches that request only. */
export const SIGNING_COOKIE = 'foyer_signing'

/** By the cookie of a mailed link, else by a session of the portal, which a mailed code opened, too. */
export async function placeOf(
  { database, now }: ServerContext,
  request: FastifyRequest,
  id: SignatureId,
): Promise<(SigningPlace & { verifiedBy: string }) | null> {
  const token = request.cookies[SIGNING_COOKIE]
  const signing = token === undefined ? null : await findSigning(database, token, now())
  if (signing?.signatureId === id) return { ...signing, verifiedBy: 'mailed link and mailed code' }
  const portalToken = request.cookies[PORTAL_COOKIE]
  const session = portalToken === undefined ? null : await findSession(database, portalToken, now())
  if (session?.kind !== 'portal') return null
  const row = await database.transaction((queries) => syncTransactionOn(queries).signature(id))
  const signer = row?.signers.find(({ userId }) => userId === session.userId)
  if (signer === undefined) return null
  return { signatureId: id, signerId: signer.id, verifiedBy: 'signed in to the portal by a mailed code' }
}

/** The request, unless it has ended for its signers or the signer is barred from the network. */
export async function allowed(
  { database }: ServerContext,
  place: SigningPlace,
): Promise<SignatureRow | null> {
  return database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    const row = await tx.signature(place.signatureId)
    const signer = row?.signers.find(({ id }) => id === place.signerId)
    if (row === null || signer === undefined || row.status === 'withdrawn' || row.status === 'expired')
      return null
    // Whoever was named by e-mail alone may be somebody who is barred, too.
    const userId = signer.userId ?? (await tx.usersByEmail([signer.email]))[0]?.id
    const isBarred = userId !== undefined && (await tx.bar(userId))?.active === true
    return isBarred ? null : row
  })
}
