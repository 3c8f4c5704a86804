import { hashOf, newToken } from '../../../auth/tokens.ts'
import { chained, type EvidenceFact } from '../../../signatures/evidence.ts'
import type { SignatureRow, Signer } from '../../../../protocol/wire/rows/signatures.ts'
import type { UserId } from '../../../../protocol/wire/ids.ts'
import { afterSignatureStep, signerInTurn } from '../../../../protocol/wire/signature-steps.ts'
import type { SyncTransaction } from '../../storage.ts'
import { oneLine } from '../people/invitation.ts'

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

/**
 * Mails whoever's turn it is a link of their own, which leaves after the commit, and notes it. An older link of theirs is
 * dead. Out: the row with it; the same row when it is nobody's turn.
 */
export async function askInTurn(tx: SyncTransaction, row: SignatureRow, at: number): Promise<SignatureRow> {
  const turn = signerInTurn(row)
  const asked = turn && afterSignatureStep(row, { kind: 'ask', signerId: turn.id }, at)
  if (turn === null || asked === null) return row
  const place = await tx.location(row.locationId)
  const by = oneLine((await tx.users([row.requestedByUserId]))[0]?.name ?? 'The desk')
  const where = oneLine(place === null ? '' : `${place.name} (${place.networkName})`)
  await mailLink(tx, row, turn, at, {
    subject: `Please sign “${oneLine(row.title)}”`,
    text:
      `Hello ${oneLine(turn.name)},\n\n${by} of ${where} asks you to read and sign “${oneLine(row.title)}”.\n\n` +
      'The link is for you alone and works once: there you get a six-digit code by mail, read the document, and sign or ' +
      'decline. You may ask for it on paper instead.\n',
  })
  await note(tx, row, at, fact(row, 'asked', { signerId: turn.id, detail: nameAndAddress(turn) }))
  return asked
}

/** Where a signed document can still be fetched by a link, in milliseconds. */
const COPY_LASTS_MS = 30 * 86_400_000

/** Mails a signer that all have signed, with a link to the signed copy (security row 40: the copy is delivered). */
export function mailCopy(tx: SyncTransaction, row: SignatureRow, signer: Signer, at: number): Promise<void> {
  return mailLink(tx, { ...row, expiresAt: at + COPY_LASTS_MS }, signer, at, {
    subject: `Signed: “${oneLine(row.title)}”`,
    text:
      `Hello ${oneLine(signer.name)},\n\n“${oneLine(row.title)}” is signed by everybody. Its SHA-256 is ` +
      `${row.signed?.file.sha256 ?? ''}.\n\nYour copy, for 30 days, with a six-digit code by mail:\n`,
  })
}

async function mailLink(
  tx: SyncTransaction,
  row: SignatureRow,
  signer: Signer,
  at: number,
  words: { subject: string; text: string },
): Promise<void> {
  const secret = newToken()
  await tx.setSigningLink({
    signatureId: row.id,
    signerId: signer.id,
    hash: hashOf(secret),
    expiresAt: row.expiresAt,
  })
  await tx.queueMail({ to: signer.email, ...words, page: `/portal/#/sign/${secret}` }, at)
}
