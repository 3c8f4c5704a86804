import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CONSENT } from '../../protocol/wire/consent.ts'
import { deskConversationId, FileId, MessageId, SignatureId } from '../../protocol/wire/ids.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { Queries } from '../database/database.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { makeSignedPdf } from '../signatures/signed-pdf.ts'
import { Asked, messagesOf } from './asked.ts'
import { refer, type Assets } from './assets.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import { namedId } from './random.ts'
import { companyIdOf } from './residents.ts'
import { putFiles, putMany } from './write-demo.ts'

const MINUTE_MS = 60_000
/** How Anders Østergaard signs; drawn for this project. */
const DRAWN = path.join(import.meta.dirname, 'assets', 'signature-anders.png')

/** The id of the request that Anders Østergaard has signed: a row of Notifications tells of it. */
export const signedRequestId = SignatureId.parse(namedId('signature:Flex 8 contract'))

/** How many messages it adds: Anders Østergaard's question, the contract, and its signed copy. */
export const SIGNATURE_MESSAGES = 3

/**
 * What has been asked to be signed in the demo: one request that was sent, one that was opened, and one that is signed, with a
 * real copy. Written when the chats are, and before their newest messages are noted. Out: when that one was signed.
 */
export async function addSignatures(
  queries: Queries,
  network: DemoNetwork,
  assets: Assets,
  filesFolder: string,
): Promise<number> {
  const tx = syncTransactionOn(queries)
  const nadia = await Asked.of(
    tx,
    queries,
    network,
    { kind: 'user', id: userIdOf('Nadia Nguyen') },
    {
      id: SignatureId.parse(namedId('signature:Flex desk contract')),
      title: 'Flex desk contract',
      signers: ['Nadia Nguyen'],
    },
  )
  await nadia.step('opened', { kind: 'view', signerId: nadia.signer.id }, 3)

  await Asked.of(
    tx,
    queries,
    network,
    { kind: 'company', id: companyIdOf('Bright Collective') },
    {
      id: SignatureId.parse(namedId('signature:Contract 2027')),
      title: 'Contract 2027',
      signers: ['Bea Whitlock', 'Maria Silva'],
    },
  )

  await askAnders(queries, network, assets)
  const anders = await Asked.of(
    tx,
    queries,
    network,
    { kind: 'user', id: userIdOf('Anders Østergaard') },
    {
      id: signedRequestId,
      title: 'Flex 8 contract',
      signers: ['Anders Østergaard'],
    },
  )
  const signerId = anders.signer.id
  await anders.step('opened', { kind: 'view', signerId }, 41)
  await anders.note('read', null, 44)
  const image = await readFile(DRAWN, 'base64')
  await tx.putMark(anders.row.id, { signerId, kind: 'drawn', text: null, image })
  await anders.note('consented', CONSENT.version, 45)
  const imageHash = createHash('sha256').update(image, 'base64').digest('hex')
  await anders.step('signed', { kind: 'sign', signerId }, 45, `drawn, SHA-256 of the picture ${imageHash}`)
  await seal(queries, anders, filesFolder)
  return anders.at(45)
}

/** He asks to stay, and Dana sends the contract, after whatever else was said in his chat. */
async function askAnders(queries: Queries, network: DemoNetwork, assets: Assets): Promise<void> {
  const userId = userIdOf('Anders Østergaard')
  const { row: place } = network.places.riverside
  const conversationId = deskConversationId(place.id, { kind: 'user', id: userId })
  const [newest] = await messagesOf(queries, conversationId)
  if (newest === undefined) throw new Error('Anders has no chat')
  const after = { conversationId, locationId: place.id }
  const question = messageRow('message:Anders asks', {
    ...after,
    seq: newest.seq + 1,
    side: 'customer',
    authorUserId: userId,
    text: 'I would like to stay on Flex 8 for another year. What do you need from me?',
    sentAt: newest.sentAt + 9 * MINUTE_MS,
  })
  const { dana } = network.administrators
  const ref = refer(assets.contract, namedId('file:contract of Anders'))
  const answer = messageRow('message:contract of Anders', {
    ...after,
    seq: newest.seq + 2,
    side: 'desk',
    authorUserId: dana.userId,
    text: 'Only a signature, Anders. Here is the contract.',
    files: [ref],
    sentAt: newest.sentAt + 14 * MINUTE_MS,
  })
  await putMany(queries, 'message', [question, answer])
  const { sentAt: createdAt, id: messageId } = answer
  const { uploadId } = assets.contract
  await putFiles(queries, [{ ref, uploadId, conversationId, ownerUserId: dana.userId, messageId, createdAt }])
  await readOn(queries, conversationId, 2)
}

/** Whoever had read all of a chat has read so many more. */
async function readOn(queries: Queries, conversationId: ConversationId, count: number): Promise<void> {
  await queries.query(
    'update read_marks set seq = seq + $2, delivered_seq = delivered_seq + $2 where conversation_id = $1',
    [conversationId, count],
  )
}

type Said = 'conversationId' | 'locationId' | 'seq' | 'side' | 'authorUserId' | 'text' | 'sentAt'

function messageRow(name: string, said: Pick<MessageRow, Said> & Partial<MessageRow>): MessageRow {
  return {
    id: MessageId.parse(namedId(name)),
    rev: 1,
    kind: 'text',
    files: [],
    mentionUserIds: [],
    reactions: [],
    replyToId: null,
    bookingId: null,
    editedAt: null,
    deletedAt: null,
    ...said,
  }
}

/** Makes the copy and sends it into the chat, as the server does after the last signature. */
async function seal(queries: Queries, asked: Asked, filesFolder: string): Promise<void> {
  const { row } = asked
  const tx = syncTransactionOn(queries)
  const [stored] = await queries.query<{ uploadId: string }>(
    'select upload_id as "uploadId" from files where id = $1',
    [row.file.id],
  )
  if (stored === undefined) throw new Error('the document of the demo is not here')
  const original = await readFile(path.join(filesFolder, stored.uploadId))
  const [marks, evidence] = [await tx.marks(row.id), await tx.evidence(row.id)]
  const bytes = await makeSignedPdf({ original, row, marks, evidence, place: 'Riverside, Tideway' })
  const uploadId = namedId('upload:signed contract')
  await writeFile(path.join(filesFolder, uploadId), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = row.file.name.replace(/\.pdf$/, ' (signed).pdf')
  const file = { id: FileId.parse(namedId('file:signed contract')), name, sizeBytes: bytes.length, sha256 }
  const ref = { ...file, mime: 'application/pdf', width: null, height: null }
  const { conversationId, locationId, requestedByUserId: ownerUserId } = row
  const [newest] = await messagesOf(queries, conversationId)
  const message = messageRow('message:signed contract', {
    conversationId,
    locationId,
    seq: newest!.seq + 1,
    side: 'desk',
    authorUserId: ownerUserId,
    text: `“${row.title}” is signed by ${asked.signer.name}. This is the signed copy.`,
    files: [ref],
    replyToId: row.messageId,
    sentAt: asked.at(46),
  })
  await putMany(queries, 'message', [message])
  const { id: messageId, sentAt: createdAt } = message
  await putFiles(queries, [{ ref, uploadId, conversationId, ownerUserId, messageId, createdAt }])
  await readOn(queries, conversationId, 1)
  await asked.step('sealed', { kind: 'seal', signed: { file, messageId } }, 46, sha256)
}
