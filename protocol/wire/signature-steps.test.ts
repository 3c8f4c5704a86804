import { describe, expect, it } from 'vitest'
import type { SignatureRow, SignatureStatus, Signer } from './rows/signatures.ts'
import {
  afterSignatureStep,
  isOpen,
  isStuck,
  signerInTurn,
  waitsForSeal,
  type SignatureStep,
} from './signature-steps.ts'

const id = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}` as never
const AT = 1_700_000_000_000
const HASH = 'a'.repeat(64)
const FILE = { id: id(7), name: 'contract.pdf', sizeBytes: 9, sha256: HASH }
const SIGNED: NonNullable<SignatureRow['signed']> = { file: { ...FILE, id: id(8) }, messageId: id(9) }

function signer(number: number, status: Signer['status']): Signer {
  return {
    id: id(number),
    userId: null,
    name: `Signer ${number}`,
    email: `signer${number}@example.org`,
    status,
    askedAt: null,
    viewedAt: null,
    signedAt: null,
    declinedAt: null,
    declinedReason: null,
  }
}

function request(status: SignatureStatus, first: Signer['status'], second: Signer['status']): SignatureRow {
  return {
    id: id(1),
    rev: 4,
    locationId: id(2),
    conversationId: id(3),
    messageId: id(4),
    file: FILE,
    title: 'Flex desk contract',
    requestedByUserId: id(5),
    createdAt: AT - 1000,
    expiresAt: AT + 1000,
    status,
    endedAt: null,
    signers: [signer(11, first), signer(12, second)],
    signed: null,
  }
}

const STATES = {
  'nobody has opened it': request('sent', 'waiting', 'waiting'),
  'the first has opened it': request('viewed', 'viewed', 'waiting'),
  'the first has signed': request('viewed', 'signed', 'waiting'),
  'the second has opened it': request('viewed', 'signed', 'viewed'),
  'both have signed': request('viewed', 'signed', 'signed'),
  'the copy failed': { ...request('viewed', 'signed', 'signed'), copyFailedAt: AT - 1 },
  signed: request('signed', 'signed', 'signed'),
  declined: request('declined', 'declined', 'waiting'),
  expired: request('expired', 'viewed', 'waiting'),
  withdrawn: request('withdrawn', 'waiting', 'waiting'),
}
type State = keyof typeof STATES

const STEPS = {
  'asks the first': { kind: 'ask', signerId: id(11) },
  'asks the second': { kind: 'ask', signerId: id(12) },
  'first opens': { kind: 'view', signerId: id(11) },
  'second opens': { kind: 'view', signerId: id(12) },
  'first signs': { kind: 'sign', signerId: id(11) },
  'second signs': { kind: 'sign', signerId: id(12) },
  'first declines': { kind: 'decline', signerId: id(11), reason: 'Too dear' },
  'second declines': { kind: 'decline', signerId: id(12), reason: 'Too dear' },
  'a stranger signs': { kind: 'sign', signerId: id(99) },
  seals: { kind: 'seal', signed: SIGNED },
  'can’t seal': { kind: 'fail' },
  'seals again': { kind: 'sealAgain' },
  withdraws: { kind: 'withdraw' },
  expires: { kind: 'expire' },
} satisfies Record<string, SignatureStep>
type Step = keyof typeof STEPS

type Shape = `${SignatureStatus}: ${Signer['status']}, ${Signer['status']}`

/** What each step makes of each state before the last day is over, written by hand; whatever is not here is refused. */
const LEADS: Partial<Record<`${State} ${Step}`, Shape>> = {
  'nobody has opened it asks the first': 'sent: waiting, waiting',
  'nobody has opened it first opens': 'viewed: viewed, waiting',
  'nobody has opened it first declines': 'declined: declined, waiting',
  'nobody has opened it withdraws': 'withdrawn: waiting, waiting',
  'the first has opened it asks the first': 'viewed: viewed, waiting',
  'the first has opened it first signs': 'viewed: signed, waiting',
  'the first has opened it first declines': 'declined: declined, waiting',
  'the first has opened it withdraws': 'withdrawn: viewed, waiting',
  'the first has signed asks the second': 'viewed: signed, waiting',
  'the first has signed second opens': 'viewed: signed, viewed',
  'the first has signed second declines': 'declined: signed, declined',
  'the first has signed withdraws': 'withdrawn: signed, waiting',
  'the second has opened it asks the second': 'viewed: signed, viewed',
  'the second has opened it second signs': 'viewed: signed, signed',
  'the second has opened it second declines': 'declined: signed, declined',
  'the second has opened it withdraws': 'withdrawn: signed, viewed',
  'both have signed seals': 'signed: signed, signed',
  'both have signed can’t seal': 'viewed: signed, signed',
  'the copy failed seals': 'signed: signed, signed',
  'the copy failed seals again': 'viewed: signed, signed',
  'the copy failed withdraws': 'withdrawn: signed, signed',
}

const EVERY = (Object.keys(STATES) as State[]).flatMap((state) =>
  (Object.keys(STEPS) as Step[]).map((step) => [state, step, LEADS[`${state} ${step}`] ?? null] as const),
)

function shapeOf({ status, signers }: SignatureRow): string {
  return `${status}: ${signers.map((one) => one.status).join(', ')}`
}

describe('a request for signatures', () => {
  it.each(EVERY)('where %s, who %s: %s', (state, step, shape) => {
    const before = STATES[state]
    const next = afterSignatureStep(before, STEPS[step], AT)
    expect(next === null ? null : shapeOf(next)).toBe(shape)
    if (next === null) return
    expect(next.rev).toBe(before.rev + 1)
    expect(next.file).toEqual(FILE)
    expect(next.endedAt).toBe(['sent', 'viewed'].includes(next.status) ? null : AT)
  })

  it.each(Object.entries(STATES))('where %s, ends on its last day only by `expire`', (_name, row) => {
    const at = row.expiresAt
    const isWaiting = signerInTurn(row) !== null
    expect(afterSignatureStep(row, { kind: 'expire' }, at)?.status ?? null).toBe(isWaiting ? 'expired' : null)
    for (const signerId of [id(11), id(12)]) {
      expect(afterSignatureStep(row, { kind: 'view', signerId }, at)).toBeNull()
      expect(afterSignatureStep(row, { kind: 'sign', signerId }, at)).toBeNull()
      expect(afterSignatureStep(row, { kind: 'decline', signerId, reason: 'Late' }, at)).toBeNull()
    }
  })

  it('notes when each signer did what, and why one declined', () => {
    const opened = afterSignatureStep(STATES['nobody has opened it'], STEPS['first opens'], AT)!
    expect(opened.signers[0]).toMatchObject({ viewedAt: AT, signedAt: null })
    const done = afterSignatureStep(opened, STEPS['first signs'], AT + 1)!
    expect(done.signers[0]).toMatchObject({ viewedAt: AT, signedAt: AT + 1 })
    const declined = afterSignatureStep(done, STEPS['second declines'], AT + 2)!
    expect(declined.signers[1]).toMatchObject({ declinedAt: AT + 2, declinedReason: 'Too dear' })
    expect(afterSignatureStep(STATES['both have signed'], STEPS.seals, AT)?.signed).toEqual(SIGNED)
  })

  it('is one signer’s turn until all have signed, and then waits for its signed copy', () => {
    const turns = Object.values(STATES).map((row) => signerInTurn(row)?.id ?? null)
    expect(turns).toEqual([id(11), id(11), id(12), id(12), null, null, null, null, null, null])
    expect(Object.values(STATES).map(isOpen)).toEqual(turns.map((turn) => turn !== null))
    expect(Object.entries(STATES).filter(([, row]) => waitsForSeal(row))).toEqual([
      ['both have signed', STATES['both have signed']],
      ['the copy failed', STATES['the copy failed']],
    ])
    expect(Object.values(STATES).filter(isStuck)).toEqual([STATES['the copy failed']])
    const again = afterSignatureStep(STATES['the copy failed'], STEPS['seals again'], AT)!
    expect(isStuck(again)).toBe(false)
  })
})
