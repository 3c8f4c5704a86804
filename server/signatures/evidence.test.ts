import { describe, expect, it } from 'vitest'
import type { SignatureId } from '../../protocol/wire/ids.ts'
import { chained, verifyEvidence, type Evidence, type EvidenceFact } from './evidence.ts'

const ID = '018f0000-0000-7000-8000-000000000001' as SignatureId
const DOCUMENT = 'd'.repeat(64)
const SIGNED = 'e'.repeat(64)
const ABOUT = { signatureId: ID, documentSha256: DOCUMENT, signedSha256: SIGNED }

const KINDS = ['requested', 'asked', 'opened', 'read', 'consented', 'signed', 'sealed'] as const

/** A log from the request to the signed copy. */
function log(): Evidence[] {
  return KINDS.reduce<Evidence[]>((lines, kind, index) => {
    const fact: EvidenceFact = {
      kind,
      signerId: null,
      who: 'Nadia Nguyen <nadia@lumen.studio>',
      verifiedBy: kind === 'signed' ? 'mailed code' : null,
      ip: '192.0.2.7',
      userAgent: 'Browser',
      documentSha256: DOCUMENT,
      detail: kind === 'sealed' ? SIGNED : null,
    }
    return [...lines, chained(lines.at(-1) ?? null, ID, 1000 + index, fact)]
  }, [])
}

/** Another value of the same type. */
function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` : 'x'
}

describe('the evidence of a request', () => {
  it('holds as it was written', () => {
    expect(verifyEvidence(log(), ABOUT)).toBeNull()
    expect(log().map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  const fields = Object.keys(log()[0]!) as (keyof Evidence)[]
  it.each(KINDS.flatMap((_, line) => fields.map((field) => [line + 1, field] as const)))(
    'names line %i when its %s was altered',
    (seq, field) => {
      const lines = log()
      lines[seq - 1] = { ...lines[seq - 1]!, [field]: altered(lines[seq - 1]![field]) }
      expect(verifyEvidence(lines, ABOUT)?.seq).toBe(seq)
    },
  )

  it('names the line from which one was taken out, put in or moved', () => {
    const lines = log()
    expect(verifyEvidence(lines.toSpliced(2, 1), ABOUT)?.seq).toBe(3)
    expect(verifyEvidence(lines.toSpliced(3, 0, lines[2]!), ABOUT)?.seq).toBe(4)
    expect(verifyEvidence([lines[1]!, lines[0]!, ...lines.slice(2)], ABOUT)?.seq).toBe(1)
    expect(verifyEvidence(lines.slice(0, -1), ABOUT)).toEqual({ seq: null, why: 'signedDocument' })
    expect(verifyEvidence([], ABOUT)?.why).toBe('missing')
  })

  it('names the file when its bytes are others, and the line when it is another request’s', () => {
    expect(verifyEvidence(log(), { ...ABOUT, documentSha256: SIGNED })).toEqual({
      seq: null,
      why: 'document',
    })
    expect(verifyEvidence(log(), { ...ABOUT, signedSha256: DOCUMENT })?.why).toBe('signedDocument')
    expect(verifyEvidence(log(), { ...ABOUT, signatureId: 'x' as never })).toEqual({
      seq: 1,
      why: 'otherRequest',
    })
  })
})
