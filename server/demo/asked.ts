import { deskConversationId, SignerId } from '../../protocol/wire/ids.ts'
import type { ConversationId, SignatureId, Subject, UserId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { SignatureRow, Signer } from '../../protocol/wire/rows/signatures.ts'
import { afterSignatureStep, type SignatureStep } from '../../protocol/wire/signature-steps.ts'
import type { Queries } from '../database/database.ts'
import { rowColumns } from '../database/rows.ts'
import type { EvidenceFact } from '../signatures/evidence.ts'
import { fact, nameAndAddress, note } from '../sync/effects/signatures/note.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import { namedId } from './random.ts'
import { putMany } from './write-demo.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A request of the demo, as it goes on from its message. */
export class Asked {
  row: SignatureRow
  readonly #tx: SyncTransaction
  readonly #message: MessageRow

  private constructor(tx: SyncTransaction, message: MessageRow, row: SignatureRow) {
    this.#tx = tx
    this.#message = message
    this.row = row
  }

  /** Asks for the newest PDF of a chat at Riverside, in the minute after it was sent. */
  static async of(
    tx: SyncTransaction,
    queries: Queries,
    { places }: DemoNetwork,
    subject: Subject,
    asked: { id: SignatureId; title: string; signers: string[] },
  ): Promise<Asked> {
    const { row: place } = places.riverside
    const conversationId = deskConversationId(place.id, subject)
    const messages = await messagesOf(queries, conversationId)
    const message = messages.find(({ files }) => files.some(({ mime }) => mime === 'application/pdf'))
    const file = message?.files.find(({ mime }) => mime === 'application/pdf')
    if (message === undefined || file === undefined) throw new Error(`no PDF for ${asked.title}`)
    const people = await tx.users(asked.signers.map(userIdOf))
    const signers = asked.signers.map((name): Signer => signerOf(asked.title, userIdOf(name), people))
    const createdAt = message.sentAt
    const row: SignatureRow = {
      id: asked.id,
      rev: 1,
      locationId: place.id,
      conversationId,
      messageId: message.id,
      file: { id: file.id, name: file.name, sizeBytes: file.sizeBytes, sha256: file.sha256 },
      title: asked.title,
      requestedByUserId: message.authorUserId,
      createdAt,
      expiresAt: createdAt + 14 * DAY_MS,
      status: 'sent',
      endedAt: null,
      signers,
      signed: null,
      copyFailedAt: null,
    }
    await putMany(queries, 'signature', [row])
    const [asker] = await tx.users([message.authorUserId])
    const by = { who: asker === undefined ? '' : nameAndAddress(asker), verifiedBy: 'signed in at the desk' }
    await note(tx, row, createdAt, fact(row, 'requested', by))
    const request = new Asked(tx, message, row)
    const [first] = signers
    await request.step('asked', { kind: 'ask', signerId: first!.id }, 0, nameAndAddress(first!))
    return request
  }

  get signer(): Signer {
    return this.row.signers[0]!
  }

  at(minutes: number): number {
    return this.#message.sentAt + minutes * MINUTE_MS
  }

  /** A step of the first signer's, so many minutes after the request, and its line of evidence. */
  async step(
    kind: EvidenceFact['kind'],
    step: SignatureStep,
    minutes: number,
    detail: string | null = null,
  ): Promise<void> {
    const next = afterSignatureStep(this.row, step, this.at(minutes))
    if (next === null) throw new Error(`${this.row.title} can't be ${kind}`)
    this.row = next
    await this.#tx.putSignature(next)
    await this.note(kind, detail, minutes)
  }

  async note(kind: EvidenceFact['kind'], detail: string | null, minutes: number): Promise<void> {
    const isByServer = kind === 'asked' || kind === 'sealed'
    const by = isByServer
      ? {}
      : { who: nameAndAddress(this.signer), verifiedBy: 'signed in to the portal by a mailed code' }
    const signerId = kind === 'sealed' ? null : this.signer.id
    await note(this.#tx, this.row, this.at(minutes), fact(this.row, kind, { signerId, detail, ...by }))
  }
}

/** The newest messages of a chat, the newest first. */
export function messagesOf(queries: Queries, conversationId: ConversationId): Promise<MessageRow[]> {
  return queries.query<MessageRow>(
    `select ${rowColumns('message')} from messages t where t.conversation_id = $1 order by t.seq desc limit 20`,
    [conversationId],
  )
}

function signerOf(
  title: string,
  userId: UserId,
  people: readonly { id: UserId; name: string; email: string | null }[],
): Signer {
  const person = people.find(({ id }) => id === userId)
  if (person?.email == null) throw new Error(`a signer of ${title} can't be mailed`)
  return {
    id: SignerId.parse(namedId(`signer:${title}:${person.name}`)),
    userId,
    name: person.name,
    email: person.email,
    status: 'waiting',
    askedAt: null,
    viewedAt: null,
    signedAt: null,
    declinedAt: null,
    declinedReason: null,
  }
}
