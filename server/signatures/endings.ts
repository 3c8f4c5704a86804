import type { MessageId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { afterSignatureStep, signerInTurn } from '../../protocol/wire/signature-steps.ts'
import { mailCopy } from '../sync/effects/signatures/mails.ts'
import { fact, note } from '../sync/effects/signatures/note.ts'
import { tellDesk } from '../sync/effects/signatures/tell-desk.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import type { StreamWriter } from '../sync/stream-writer.ts'

/** A request as it is under the lock of its stream. `at` by the server's clock. */
export interface Ending {
  tx: SyncTransaction
  writer: StreamWriter
  before: SignatureRow
  at: number
}

/** Ends a request whose time is over: no link works any more. */
export async function expireRequest({ tx, writer, before, at }: Ending): Promise<void> {
  const expired = afterSignatureStep(before, { kind: 'expire' }, at)
  if (expired === null) return
  await tx.putSignature(expired)
  await note(tx, before, at, fact(before, 'expired'))
  await tx.endSigningLinks(before.id)
  await tellDesk(tx, writer, expired, { kind: 'expired', signer: signerInTurn(before)! }, at)
  await writer.put('signature', expired)
}

/** Says to the desk that no copy could be made, which decides what comes of it. */
export async function copyFailed({ tx, writer, before, at }: Ending): Promise<void> {
  const failed = afterSignatureStep(before, { kind: 'fail' }, at)
  if (failed === null) return
  await tx.putSignature(failed)
  await note(tx, before, at, fact(before, 'notSealed'))
  await tellDesk(tx, writer, failed, { kind: 'notSealed' }, at)
  await writer.put('signature', failed)
}

/** Sends the signed copy into the chat and to each signer. False when nothing waits for it any more. */
export async function bringCopy(
  { tx, writer, before, at }: Ending,
  copy: FileRef,
  messageId: MessageId,
): Promise<boolean> {
  const { id, name, sizeBytes, sha256 } = copy
  const signed = { file: { id, name, sizeBytes, sha256 }, messageId }
  const sealed = afterSignatureStep(before, { kind: 'seal', signed }, at)
  if (sealed === null) return false
  const message = await sendCopy(tx, sealed, copy, at)
  await tx.putSignature(sealed)
  await note(tx, before, at, fact(before, 'sealed', { detail: sha256 }))
  for (const signer of sealed.signers) await mailCopy(tx, sealed, signer, at)
  await tellDesk(tx, writer, sealed, { kind: 'sealed', signer: sealed.signers.at(-1)! }, at)
  await writer.put('message', message)
  await writer.put('signature', sealed)
  return true
}

/** The message that brings the copy to both sides, in the name of whoever asked. */
async function sendCopy(
  tx: SyncTransaction,
  row: SignatureRow,
  file: FileRef,
  at: number,
): Promise<MessageRow> {
  const message: MessageRow = {
    id: row.signed!.messageId,
    rev: 1,
    conversationId: row.conversationId,
    locationId: row.locationId,
    seq: (await tx.lastMessageSeq(row.conversationId)) + 1,
    authorUserId: row.requestedByUserId,
    side: 'desk',
    kind: 'text',
    text: `“${row.title}” is signed by ${namesOf(row)}. This is the signed copy.`,
    files: [file],
    mentionUserIds: [],
    reactions: [],
    replyToId: row.messageId,
    bookingId: null,
    sentAt: at,
    editedAt: null,
    deletedAt: null,
  }
  await tx.putMessage(message)
  return message
}

function namesOf({ signers }: SignatureRow): string {
  return new Intl.ListFormat('en').format(signers.map(({ name }) => name))
}
