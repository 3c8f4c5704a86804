import { newId, type NotificationId } from '../../../../protocol/wire/ids.ts'
import type { NotificationRow } from '../../../../protocol/wire/rows/space.ts'
import type { SignatureRow, Signer } from '../../../../protocol/wire/rows/signatures.ts'
import { signerInTurn } from '../../../../protocol/wire/signature-steps.ts'
import type { SyncTransaction } from '../../storage.ts'
import type { StreamWriter } from '../../stream-writer.ts'

/** What the desk is told of a request. `signer`: who has just signed, declined, or has not signed in time. */
export type SignatureNews =
  | { kind: 'signed' | 'sealed' | 'declined' | 'expired'; signer: Signer }
  | { kind: 'notSealed' }

/** Of a notification's line, in UTF-16 units. */
const LINE_MAX = 300
const NAME_MAX = 100

/**
 * A row in Notifications about a request for signatures (use case 4), in the transaction of what it tells of. It stands
 * under the customer of the chat, whoever signs. In: the row as it is after that.
 */
export async function tellDesk(
  tx: SyncTransaction,
  writer: StreamWriter,
  row: SignatureRow,
  news: SignatureNews,
  at: number,
): Promise<void> {
  const subject = (await tx.conversation(row.conversationId))?.subject ?? null
  if (subject === null) return
  const signer = news.kind === 'notSealed' ? null : news.signer
  const isCustomer = subject.kind === 'user' && signer?.userId === subject.id
  const told: NotificationRow = {
    id: newId() as NotificationId,
    rev: 1,
    locationId: row.locationId,
    category: 'contracts',
    kind: `signature.${news.kind}`,
    actor: subject,
    verb: VERBS[news.kind](signer === null || isCustomer ? null : nameOf(signer)),
    object: row.title,
    detail: beginning(detailOf(row, news), LINE_MAX),
    bookedBy: null,
    bookingId: null,
    firstBooking: false,
    signatureId: row.id,
    byUserId: news.kind === 'expired' ? null : (signer?.userId ?? null),
    at,
  }
  await tx.putNotification(told)
  await writer.put('notification', told)
}

/** "Nadia Nguyen …": what she did herself, or what became of another one's signature in her chat. */
const VERBS: Record<SignatureNews['kind'], (other: string | null) => string> = {
  signed: (other) => (other === null ? 'signed' : `has the signature of ${other} on`),
  sealed: (other) => (other === null ? 'signed' : `has the signature of ${other} on`),
  declined: (other) => (other === null ? 'declined to sign' : `won’t get the signature of ${other} on`),
  expired: (other) => (other === null ? 'did not sign' : `got no signature of ${other} on`),
  notSealed: () => 'has no signed copy of',
}

function detailOf(row: SignatureRow, news: SignatureNews): string {
  switch (news.kind) {
    case 'signed':
      return `Now it waits for ${nameOf(signerInTurn(row) ?? news.signer)}`
    case 'sealed':
      return row.signers.length === 1
        ? 'The signed copy is in the chat'
        : 'Signed by everybody: the signed copy is in the chat'
    case 'declined':
      return `Why: ${news.signer.declinedReason ?? ''}`
    case 'expired':
      return 'The request has expired: ask again in the chat'
    case 'notSealed':
      return 'Everybody signed, but the copy could not be made: try again in the chat'
  }
}

function nameOf({ name }: Signer): string {
  return beginning(name, NAME_MAX)
}

/** The first units of a text; half of a pair of surrogates at the end goes. */
function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
