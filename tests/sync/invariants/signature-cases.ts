import type { SignatureRow, Signer } from '../../../protocol/wire/rows/signatures.ts'
import { chained, type Evidence, type EvidenceKind } from '../../../server/signatures/evidence.ts'
import { checkI25, type SignatureLogged } from './i25-signed-in-order.ts'
import { checkI26 } from './i26-log-of-signatures.ts'

type Status = SignatureRow['status']

const HASH = 'a'.repeat(64)

function signer(id: string, status: Signer['status']): Signer {
  return {
    id: id as Signer['id'],
    userId: null,
    name: id,
    email: `${id}@example.org`,
    status,
    askedAt: status === 'waiting' ? null : 1,
    viewedAt: null,
    signedAt: null,
    declinedAt: null,
    declinedReason: null,
  }
}

/** A request of two signers, as it has become. */
function row(status: Status, first: Signer['status'], second: Signer['status']): SignatureRow {
  const file = { id: 'f' as never, name: 'c.pdf', sizeBytes: 1, sha256: HASH }
  return {
    id: 'r' as never,
    rev: 1,
    locationId: 'l' as never,
    conversationId: 'c' as never,
    messageId: 'm' as never,
    file,
    title: 'Contract',
    requestedByUserId: 'u' as never,
    createdAt: 1,
    expiresAt: 9,
    status,
    endedAt: null,
    signers: [signer('one', first), signer('two', second)],
    signed: status === 'signed' ? { file: { ...file, sha256: HASH }, messageId: 'n' as never } : null,
  }
}

const BEGUN = row('sent', 'waiting', 'waiting')
const VIEWED = row('viewed', 'viewed', 'waiting')
const UNSENT: SignatureLogged = { unsent: 'm' }
const steps = (...rows: SignatureRow[]) => rows.map((each) => ({ row: each }))
const SIGNED = steps(
  BEGUN,
  VIEWED,
  row('viewed', 'signed', 'waiting'),
  row('viewed', 'signed', 'viewed'),
  row('viewed', 'signed', 'signed'),
  row('signed', 'signed', 'signed'),
)
const WITHDRAWN = steps(BEGUN, row('withdrawn', 'waiting', 'waiting'))

function log(...lines: [kind: EvidenceKind, signer?: string][]): Evidence[] {
  return lines.reduce<Evidence[]>((before, [kind, by]) => {
    const more = { verifiedBy: null, ip: null, userAgent: null, documentSha256: HASH }
    const fact = { kind, signerId: (by ?? null) as never, who: by ?? 'Foyer', ...more, detail: null }
    return [...before, chained(before.at(-1) ?? null, 'r' as never, 1, fact)]
  }, [])
}

const SIGNING: [EvidenceKind, string][] = [
  ['opened', 'one'],
  ['read', 'one'],
  ['consented', 'one'],
  ['signed', 'one'],
]
const ONE_SIGNED = row('viewed', 'signed', 'waiting')

/** What holds of requests for signatures, and what must be noticed. */
export const SIGNATURE_CASES: readonly (readonly [
  invariant: string,
  holds: () => void,
  broken: () => void,
])[] = [
  ['I25', () => checkI25(SIGNED), () => checkI25(steps(BEGUN, row('viewed', 'waiting', 'viewed')))],
  ['I25', () => checkI25([...WITHDRAWN, UNSENT]), () => checkI25([...SIGNED, UNSENT])],
  ['I25', () => checkI25([UNSENT]), () => checkI25([UNSENT, ...steps(BEGUN)])],
  ['I25', () => checkI25(WITHDRAWN), () => checkI25([...WITHDRAWN, ...steps(VIEWED)])],
  [
    'I25',
    () => checkI25(steps(BEGUN, VIEWED)),
    () => checkI25(steps(BEGUN, { ...VIEWED, title: 'Another' })),
  ],
  ['I25', () => checkI25(steps(BEGUN)), () => checkI25(steps(VIEWED))],
  ['I25', () => checkI25(SIGNED.slice(0, 3)), () => checkI25([...SIGNED.slice(0, 3), ...steps(VIEWED)])],
  [
    'I25',
    () => checkI25(SIGNED.slice(0, 5)),
    () => checkI25([...SIGNED.slice(0, 5), ...steps(row('expired', 'signed', 'signed'))]),
  ],
  [
    'I26',
    () => checkI26(ONE_SIGNED, log(['requested'], ...SIGNING)),
    () => checkI26(ONE_SIGNED, log(['requested'], ...SIGNING).toSpliced(2, 1)),
  ],
  [
    'I26',
    () => checkI26(BEGUN, log(['requested'])),
    () => checkI26(ONE_SIGNED, log(['requested'], ['opened', 'one'], ['signed', 'one'])),
  ],
  [
    'I26',
    () => checkI26(BEGUN, log(['requested'], ['withdrawn'])),
    () => checkI26(ONE_SIGNED, log(['requested'], ['withdrawn'], ...SIGNING)),
  ],
  [
    'I26',
    () => checkI26(ONE_SIGNED, log(['requested'], ...SIGNING, ['asked', 'two'])),
    () => checkI26(ONE_SIGNED, log(['requested'], ...SIGNING, ['signed', 'one'])),
  ],
]
