import { createHash } from 'node:crypto'
import type { SignatureId, SignerId } from '../../protocol/wire/ids.ts'
import { canonicalJson } from '../../protocol/wire/ops.ts'

/** What the evidence of a request tells of (security rows 40 and 41). */
export type EvidenceKind =
  | 'requested'
  | 'asked'
  | 'opened'
  | 'read'
  | 'consented'
  | 'signed'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'sealed'
  | 'notSealed'
  | 'copied'

/** One thing that happened, as it is told to the log. What is not known is null. */
export interface EvidenceFact {
  kind: EvidenceKind
  signerId: SignerId | null
  /** Name and address of who did it; the server's own acts are "Foyer". */
  who: string
  /** How that was proved. */
  verifiedBy: string | null
  ip: string | null
  userAgent: string | null
  /** SHA-256 of the document that it is about. */
  documentSha256: string
  /** The version of the consent, the reason, the hash of the drawn signature. */
  detail: string | null
}

/** One line of the log. Its hash covers all of it, and the line before by `previous`. */
export interface Evidence extends EvidenceFact {
  signatureId: SignatureId
  /** From 1, without a gap. */
  seq: number
  /** The server's clock, milliseconds since 1970: a device's counts for nothing. */
  at: number
  previous: string
  hash: string
}

/** What the first line has before it. */
const BEGINNING = '0'.repeat(64)

/** The next line of a request's log, chained to the last one; `last` is null for the first. */
export function chained(
  last: Evidence | null,
  signatureId: SignatureId,
  at: number,
  fact: EvidenceFact,
): Evidence {
  const line = { ...fact, signatureId, seq: (last?.seq ?? 0) + 1, at, previous: last?.hash ?? BEGINNING }
  return { ...line, hash: hashOfLine(line) }
}

/** The hash of a line by everything else in it. */
function hashOfLine(line: Omit<Evidence, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(line)).digest('hex')
}

/** Why a log, or what it is about, is not what it was. `seq` names the line; null for a file. */
export interface EvidenceBreak {
  seq: number | null
  why: 'changed' | 'missing' | 'otherRequest' | 'otherDocument' | 'document' | 'signedDocument'
}

/**
 * Checks a log, in the order of its lines, and the hashes of the files as they are now (I21, security row 41). Null when all
 * of it holds. `signedSha256` is null before there is a signed copy.
 */
export function verifyEvidence(
  lines: readonly Evidence[],
  about: { signatureId: SignatureId; documentSha256: string; signedSha256: string | null },
): EvidenceBreak | null {
  let previous = BEGINNING
  for (const [index, { hash, ...line }] of lines.entries()) {
    const seq = index + 1
    if (line.seq !== seq) return { seq, why: 'missing' }
    if (line.previous !== previous || hashOfLine(line) !== hash) return { seq, why: 'changed' }
    if (line.signatureId !== about.signatureId) return { seq, why: 'otherRequest' }
    if (line.documentSha256 !== lines[0]!.documentSha256) return { seq, why: 'otherDocument' }
    previous = hash
  }
  if (lines[0]?.kind !== 'requested') return { seq: 1, why: 'missing' }
  if (lines[0].documentSha256 !== about.documentSha256) return { seq: null, why: 'document' }
  const sealed = lines.findLast(({ kind }) => kind === 'sealed')?.detail ?? null
  return sealed === about.signedSha256 ? null : { seq: null, why: 'signedDocument' }
}
