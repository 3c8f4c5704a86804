import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { ServerContext } from '../context.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { findFile } from '../files/file-rows.ts'
import { uploadPath } from '../files/finish-upload.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { makeSignedPdf } from './signed-pdf.ts'

/** The bytes of the copy. Throws when the document on the disk is no longer the one that was signed (I21). */
export async function signedCopy(
  { database, filesFolder }: ServerContext,
  row: SignatureRow,
): Promise<Uint8Array> {
  const file = await findFile(database, row.file.id)
  if (file === null) throw new Error('The document of a signature request is not here.')
  const original = await readFile(uploadPath(filesFolder, file.uploadId))
  if (createHash('sha256').update(original).digest('hex') !== row.file.sha256) {
    throw new Error('The document of a signature request has changed on the disk: no copy is made.')
  }
  const [place] = await database.query<{ name: string; networkName: string }>(
    'select name, network_name as "networkName" from locations where id = $1',
    [row.locationId],
  )
  const { marks, evidence } = await database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    return { marks: await tx.marks(row.id), evidence: await tx.evidence(row.id) }
  })
  const where = place === undefined ? '' : `${place.name}, ${place.networkName}`
  return makeSignedPdf({ original, row, marks, evidence, place: where })
}

/** The message that brings the copy to both sides, in the name of whoever asked. */
export async function sendCopy(
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

/** "contract.pdf" becomes "contract (signed).pdf", within the length that a name may have. */
export function signedName(name: string): string {
  const stem = name.replace(/\.pdf$/i, '')
  return `${stem.slice(0, 250)} (signed).pdf`
}

/** On the disk when it resolves. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
