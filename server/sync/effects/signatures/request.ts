import { locationStream, type LocationId } from '../../../../protocol/wire/ids.ts'
import type { NewSigner } from '../../../../protocol/wire/ops/signatures.ts'
import type { ConversationRow, MessageRow } from '../../../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import type { SignatureRow, Signer } from '../../../../protocol/wire/rows/signatures.ts'
import { SIGNED_BYTES_MAX } from '../../../../protocol/wire/signature-limits.ts'
import { isOpen } from '../../../../protocol/wire/signature-steps.ts'
import { Refusal } from '../../refusal.ts'
import { requireDeskPart } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import { requireOpen } from '../chats/message-change.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import { askInTurn } from './mails.ts'
import { fact, note, userInWords } from './note.ts'

const DAY_MS = 86_400_000

/**
 * Asks for signatures of a PDF that a message of a desk chat carries (use case 4): whoever may reply there may ask. From
 * now on the file is what it is (I21), and whose turn it is first is told by mail.
 */
export const requestSignature: Effect<'signature.request'> = async (change, body) => {
  const { tx, actor, at } = change
  const chat = await chatOfMessage(change, body)
  const writer = await StreamWriter.open(tx, locationStream(chat.locationId), { actor: actor.userId, at })
  await requireDeskPart(tx, actor, chat, 'chat.reply')
  await requireOpen(change, chat)
  const message = await tx.message(body.messageId)
  const file = fileToSign(message, body)
  if ((await tx.signature(body.signatureId)) !== null) {
    throw new Refusal('opConflict', 'This request has been stored before, under another operation.')
  }
  const others = await tx.signaturesOf(body.messageId)
  if (others.some((row) => row.file.id === file.id && isOpen(row))) {
    throw new Refusal('opConflict', `Signatures of “${file.name}” have been asked for already.`)
  }
  const row: SignatureRow = {
    id: body.signatureId,
    rev: 1,
    locationId: chat.locationId,
    conversationId: chat.id,
    messageId: body.messageId,
    file: { id: file.id, name: file.name, sizeBytes: file.sizeBytes, sha256: file.sha256 },
    title: body.title.trim(),
    requestedByUserId: actor.userId,
    createdAt: at,
    expiresAt: at + body.days * DAY_MS,
    status: 'sent',
    endedAt: null,
    signers: await signersOf(change, chat, body.signers),
    signed: null,
  }
  await tx.putSignature(row)
  const who = await userInWords(tx, actor.userId)
  await note(tx, row, at, fact(row, 'requested', { who, verifiedBy: 'signed in at the desk' }))
  const asked = await askInTurn(tx, row, at)
  await tx.putSignature(asked)
  await writer.put('signature', asked)
  return writer
}

async function chatOfMessage(
  { tx, actor }: Change,
  { messageId }: BodyOf<'signature.request'>,
): Promise<ConversationRow> {
  const message = await tx.message(messageId)
  const chat = message && (await tx.conversation(message.conversationId))
  if (message === null || chat === null || chat.kind !== 'desk' || actor.side !== 'desk')
    throw noSuchMessage()
  try {
    await requireDeskPart(tx, actor, chat, 'chat.reply')
  } catch (error) {
    throw error instanceof Refusal && error.error.code === 'notFound' ? noSuchMessage() : error
  }
  return chat
}

/** The PDF of a message that both sides see. */
function fileToSign(message: MessageRow | null, { fileId }: BodyOf<'signature.request'>): FileRef {
  const file = message?.files.find(({ id }) => id === fileId)
  if (message === null || message.deletedAt !== null || file === undefined) throw noSuchMessage()
  if (message.kind === 'note') {
    throw new Refusal('badRequest', 'A file of an internal note can’t be signed: send it to the customer.')
  }
  if (file.mime !== 'application/pdf') {
    throw new Refusal('badRequest', `“${file.name}” is no PDF. Only a PDF can be signed.`)
  }
  if (file.sizeBytes > SIGNED_BYTES_MAX) {
    throw new Refusal(
      'tooLarge',
      `“${file.name}” is larger than 25 MiB, which is the most that can be signed.`,
    )
  }
  return file
}

async function signersOf(
  change: Change,
  chat: ConversationRow,
  asked: readonly NewSigner[],
): Promise<Signer[]> {
  const signers: Signer[] = []
  for (const one of asked) {
    const { name, email } = one.kind === 'email' ? one : await personToSign(change, chat, one)
    signers.push({
      id: one.id,
      userId: one.kind === 'user' ? one.userId : null,
      name: name.trim(),
      email: email.trim().toLowerCase(),
      status: 'waiting',
      askedAt: null,
      viewedAt: null,
      signedAt: null,
      declinedAt: null,
      declinedReason: null,
    })
  }
  const distinct = (values: readonly string[]) => new Set(values).size === values.length
  if (!distinct(signers.map(({ id }) => id)) || !distinct(signers.map(({ email }) => email))) {
    throw new Refusal('badRequest', 'The same person is asked twice. Name each signer once.')
  }
  return signers
}

/** The customer, whoever belongs to the company, or somebody who works there: nobody else is found by an id. */
async function personToSign(
  { tx }: Change,
  { locationId, subject }: ConversationRow,
  { userId }: Extract<NewSigner, { kind: 'user' }>,
): Promise<{ name: string; email: string }> {
  const isTheirs = subject !== null && (await tx.speaksFor(userId, locationId, subject))
  const isHere = isTheirs || (await worksAt(tx, locationId, userId))
  const [user] = isHere ? await tx.users([userId]) : []
  if (user === undefined || (await tx.bar(userId))?.active === true) {
    throw new Refusal(
      'notFound',
      'A signer is no longer at this location. Choose again, or name them by e-mail.',
    )
  }
  if (user.email === null) {
    throw new Refusal('badRequest', `${user.name} has no e-mail address to send the link to.`)
  }
  return { name: user.name, email: user.email }
}

async function worksAt(tx: Change['tx'], location: LocationId, userId: Signer['userId']): Promise<boolean> {
  const locations = userId === null ? [] : ((await tx.access(userId))?.locations ?? [])
  return locations.some(({ locationId }) => locationId === location)
}

function noSuchMessage(): Refusal {
  return new Refusal('notFound', 'The message with this file is not on the server.')
}
