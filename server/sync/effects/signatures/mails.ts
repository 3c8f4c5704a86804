import { hashOf, newToken } from '../../../auth/tokens.ts'
import type { SignatureRow, Signer } from '../../../../protocol/wire/rows/signatures.ts'
import { afterSignatureStep, signerInTurn } from '../../../../protocol/wire/signature-steps.ts'
import type { SyncTransaction } from '../../storage.ts'
import { oneLine } from '../people/invitation.ts'
import { fact, nameAndAddress, note } from './note.ts'

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
