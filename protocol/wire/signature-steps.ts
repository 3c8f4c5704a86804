import type { SignerId } from './ids.ts'
import type { SignatureRow, Signer } from './rows/signatures.ts'

/**
 * What happens to a request. `view`, `sign` and `decline` are the signer's own acts; `seal` follows the last signature, or
 * `fail` when no copy can be made, and `sealAgain` has that tried once more.
 */
export type SignatureStep =
  | { kind: 'ask'; signerId: SignerId }
  | { kind: 'view'; signerId: SignerId }
  | { kind: 'sign'; signerId: SignerId }
  | { kind: 'decline'; signerId: SignerId; reason: string }
  | { kind: 'seal'; signed: NonNullable<SignatureRow['signed']> }
  | { kind: 'fail' }
  | { kind: 'sealAgain' }
  | { kind: 'withdraw' }
  | { kind: 'expire' }

/** Whether somebody may still sign or decline. False also once all have signed and the copy is being made. */
export function isOpen({ status, signers }: Pick<SignatureRow, 'status' | 'signers'>): boolean {
  return (status === 'sent' || status === 'viewed') && !signers.every(hasSigned)
}

/** Whose turn it is; null when nobody's (use case 4: signers in order). */
export function signerInTurn(row: Pick<SignatureRow, 'status' | 'signers'>): Signer | null {
  return isOpen(row) ? (row.signers.find((signer) => !hasSigned(signer)) ?? null) : null
}

/** Whether all have signed and the signed copy has yet to be made. */
export function waitsForSeal({ status, signers }: Pick<SignatureRow, 'status' | 'signers'>): boolean {
  return (status === 'sent' || status === 'viewed') && signers.every(hasSigned)
}

/** Whether all have signed and no copy could be made. Until that is tried again, it may be withdrawn. */
export function isStuck(row: Pick<SignatureRow, 'status' | 'signers' | 'copyFailedAt'>): boolean {
  return waitsForSeal(row) && (row.copyFailedAt ?? null) !== null
}

/**
 * The request after a step, with the next revision; null when the step doesn't lead on from where it is, so that a second
 * signature, one out of turn, or one after the end changes nothing. `at` is the server's time in milliseconds since 1970.
 */
export function afterSignatureStep(row: SignatureRow, step: SignatureStep, at: number): SignatureRow | null {
  const next = changed(row, step, at)
  return next === null ? null : { ...row, ...next, rev: row.rev + 1 }
}

function changed(row: SignatureRow, step: SignatureStep, at: number): Partial<SignatureRow> | null {
  if (waitsForSeal(row)) return bySeal(row, step, at)
  const turn = signerInTurn(row)
  if (turn === null) return null
  switch (step.kind) {
    case 'withdraw':
      return { status: 'withdrawn', endedAt: at }
    case 'expire':
      return at < row.expiresAt ? null : { status: 'expired', endedAt: at }
    case 'seal':
    case 'fail':
    case 'sealAgain':
      return null
    default:
      // What is late ends by `expire`, whoever comes first.
      return step.signerId === turn.id && at < row.expiresAt ? byTurn(row, turn, step, at) : null
  }
}

/** All have signed: nothing but the copy is missing. */
function bySeal(row: SignatureRow, step: SignatureStep, at: number): Partial<SignatureRow> | null {
  switch (step.kind) {
    case 'seal':
      return { status: 'signed', endedAt: at, signed: step.signed, copyFailedAt: null }
    case 'fail':
      return isStuck(row) ? null : { copyFailedAt: at }
    case 'sealAgain':
      return isStuck(row) ? { copyFailedAt: null } : null
    case 'withdraw':
      // What was signed by all is not taken back while its copy is on the way.
      return isStuck(row) ? { status: 'withdrawn', endedAt: at } : null
    default:
      return null
  }
}

type OfSigner = Extract<SignatureStep, { signerId: SignerId }>

function byTurn(row: SignatureRow, turn: Signer, step: OfSigner, at: number): Partial<SignatureRow> | null {
  const put = (change: Partial<Signer>) => ({
    signers: row.signers.map((signer) => (signer.id === turn.id ? { ...signer, ...change } : signer)),
  })
  switch (step.kind) {
    case 'ask':
      return put({ askedAt: at })
    case 'view':
      if (turn.status === 'viewed') return null
      return { status: 'viewed', ...put({ status: 'viewed', viewedAt: at }) }
    case 'sign':
      // Nobody signs what they have not opened (security row 40).
      return turn.status === 'viewed' ? put({ status: 'signed', signedAt: at }) : null
    case 'decline':
      return {
        status: 'declined',
        endedAt: at,
        ...put({ status: 'declined', declinedAt: at, declinedReason: step.reason }),
      }
  }
}

function hasSigned({ status }: Signer): boolean {
  return status === 'signed'
}
