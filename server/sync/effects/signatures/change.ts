import { locationStream, type SignatureId } from '../../../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../../../protocol/wire/rows/signatures.ts'
import { afterSignatureStep, signerInTurn } from '../../../../protocol/wire/signature-steps.ts'
import { Refusal } from '../../refusal.ts'
import { requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change, Effect } from '../effect.ts'
import { askInTurn } from './mails.ts'
import { fact, note, userInWords } from './note.ts'

const AGAIN_AFTER_MS = 60_000

/** Takes a request back: no link works any more. What was signed already stays in the log, and counts for nothing. */
export const withdrawSignature: Effect<'signature.withdraw'> = async (change, { signatureId }) => {
  const { tx, actor, at } = change
  const { row, writer } = await lockSignature(change, signatureId)
  if (row.status === 'withdrawn') return writer
  const withdrawn = afterSignatureStep(row, { kind: 'withdraw' }, at)
  if (withdrawn === null) throw ended(row)
  await tx.putSignature(withdrawn)
  const who = await userInWords(tx, actor.userId)
  await note(tx, row, at, fact(row, 'withdrawn', { who, verifiedBy: 'signed in at the desk' }))
  await tx.endSigningLinks(row.id)
  await writer.put('signature', withdrawn)
  return writer
}

/** Mails whose turn it is a new link, at most once a minute. */
export const remindSigner: Effect<'signature.remind'> = async (change, { signatureId }) => {
  const { tx, at } = change
  const { row, writer } = await lockSignature(change, signatureId)
  const turn = signerInTurn(row)
  if (turn === null || at >= row.expiresAt) throw ended(row)
  if (turn.askedAt !== null && at - turn.askedAt < AGAIN_AFTER_MS) {
    throw new Refusal('tooManyTries', `${turn.name} was asked less than a minute ago. Wait a little.`)
  }
  const asked = await askInTurn(tx, row, at)
  await tx.putSignature(asked)
  await writer.put('signature', asked)
  return writer
}

/** Has the copy tried again that could not be made. Where none failed, there is nothing to do. */
export const sealAgain: Effect<'signature.sealAgain'> = async (change, { signatureId }) => {
  const { row, writer } = await lockSignature(change, signatureId)
  const again = afterSignatureStep(row, { kind: 'sealAgain' }, change.at)
  if (again === null) return writer
  await change.tx.putSignature(again)
  await writer.put('signature', again)
  return writer
}

/** Locks the stream of a request and reads it as it is now, for whoever may reply in its chat. */
async function lockSignature(
  { tx, actor, at }: Change,
  id: SignatureId,
): Promise<{ row: SignatureRow; writer: StreamWriter }> {
  const found = await tx.signature(id)
  if (found === null) throw noSuchRequest()
  await requireRightThere(tx, actor, found.locationId, 'chat.reply', noSuchRequest())
  const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor: actor.userId, at })
  await requireRightThere(tx, actor, found.locationId, 'chat.reply', noSuchRequest())
  return { row: (await tx.signature(id)) ?? found, writer }
}

const ENDS: Record<SignatureRow['status'], string> = {
  sent: 'has been signed by everybody',
  viewed: 'has been signed by everybody',
  signed: 'has been signed by everybody',
  declined: 'was declined',
  expired: 'has expired',
  withdrawn: 'was withdrawn',
}

function ended({ title, status, signers }: SignatureRow): Refusal {
  const isLate = (status === 'sent' || status === 'viewed') && signers.some((one) => one.status !== 'signed')
  return new Refusal('gone', `“${title}” ${isLate ? ENDS.expired : ENDS[status]}: nothing was changed.`)
}

function noSuchRequest(): Refusal {
  return new Refusal('notFound', 'This request is not on the server.')
}
