import type { SignatureRow, Signer } from '../../../protocol/wire/rows/signatures.ts'
import { InvariantBroken } from './broken.ts'

/** A request as it became, or a message that was unsent. */
export type SignatureLogged = { row: SignatureRow } | { unsent: string }

/** What may follow what, written down once more: the server's own table is not asked. */
const SIGNER_NEXT: Record<Signer['status'], readonly Signer['status'][]> = {
  waiting: ['waiting', 'viewed', 'declined'],
  viewed: ['viewed', 'signed', 'declined'],
  signed: ['signed'],
  declined: ['declined'],
}
const NEXT: Record<SignatureRow['status'], readonly SignatureRow['status'][]> = {
  sent: ['sent', 'viewed', 'declined', 'expired', 'withdrawn'],
  viewed: ['viewed', 'signed', 'declined', 'expired', 'withdrawn'],
  signed: [],
  declined: [],
  expired: [],
  withdrawn: [],
}
const HOLDS: readonly SignatureRow['status'][] = ['sent', 'viewed', 'signed']

/**
 * I25: a request for signatures only moves on, signers sign in order, what has ended stays as it is, and the message of one
 * that is open or signed is not unsent. In: both, in the log's order.
 */
export function checkI25(log: readonly SignatureLogged[]): void {
  const rows = new Map<string, SignatureRow>()
  const unsent = new Set<string>()
  for (const entry of log) {
    if ('unsent' in entry) {
      unsent.add(entry.unsent)
      const held = [...rows.values()].find(
        ({ messageId, status }) => messageId === entry.unsent && HOLDS.includes(status),
      )
      if (held !== undefined) throw broken(held, 'stands, and its message was unsent')
      continue
    }
    const { row } = entry
    const before = rows.get(row.id)
    if (before === undefined && unsent.has(row.messageId)) throw broken(row, 'is about an unsent message')
    checkRow(row)
    if (before === undefined) checkFirst(row)
    else checkStep(before, row)
    rows.set(row.id, row)
  }
}

/** What holds of a request at any moment. */
function checkRow(row: SignatureRow): void {
  const turn = row.signers.findIndex(({ status }) => status !== 'signed')
  const later = turn === -1 ? [] : row.signers.slice(turn + 1)
  if (later.some(({ status, askedAt }) => status !== 'waiting' || askedAt !== null))
    throw broken(row, 'was signed out of order')
  if ((row.status === 'signed') !== (row.signed !== null)) throw broken(row, 'is signed without a copy')
  if (row.status === 'signed' && turn !== -1) throw broken(row, 'is signed, and not by everybody')
  const hasDeclined = row.signers.some(({ status }) => status === 'declined')
  if ((row.status === 'declined') !== hasDeclined) throw broken(row, 'is declined by nobody')
}

function checkFirst(row: SignatureRow): void {
  if (row.status !== 'sent' || row.signers.some(({ status }) => status !== 'waiting'))
    throw broken(row, 'began in the middle')
}

function checkStep(before: SignatureRow, row: SignatureRow): void {
  if (fixed(before) !== fixed(row)) throw broken(row, 'is about something else than it was')
  if (!NEXT[before.status].includes(row.status)) throw broken(row, `was ${before.status}`)
  for (const [index, signer] of row.signers.entries()) {
    const was = before.signers[index]!.status
    if (!SIGNER_NEXT[was].includes(signer.status))
      throw broken(row, `has a signer who is ${signer.status} and was ${was}`)
  }
  const allHadSigned = before.signers.every(({ status }) => status === 'signed')
  const isStuck = (before.copyFailedAt ?? null) !== null
  const isEnd = row.status !== before.status && !(row.status === 'withdrawn' && isStuck)
  if (allHadSigned && row.status !== 'signed' && isEnd) throw broken(row, 'had been signed by everybody')
}

/** What never changes of a request. */
function fixed({ title, file, messageId, createdAt, expiresAt, signers }: SignatureRow): string {
  const who = signers.map(({ id, userId, name, email }) => [id, userId, name, email])
  return JSON.stringify([title, file, messageId, createdAt, expiresAt, who])
}

function broken({ id, status }: SignatureRow, words: string): InvariantBroken {
  return new InvariantBroken('I25', `the request ${id}, which is ${status}, ${words}`)
}
