import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as events from './events.ts'
import * as http from './http.ts'
import * as portalJoin from './portal-join.ts'
import * as portalVisits from './portal-visits.ts'
import { canonicalJson, Op, OpBody, OpResult } from './ops.ts'
import { Bye, Presence, REQUESTS, Typing } from './requests.ts'
import { ROWS } from './rows/index.ts'
import { PROTOCOL_VERSION } from './version.ts'

/** The hash of every schema on the wire, for each version of the protocol that was ever released or is about to be. */
const HASHES: Record<number, string> = {
  1: 'a7105e27adc2a9c301d7b60734496a360f703341311a199c8467116fb88205dd',
}

/** Every schema that crosses the wire, by name. */
function schemas(): Record<string, z.ZodType> {
  const requests = Object.entries(REQUESTS).flatMap(([name, { input, output }]) => [
    [`${name} input`, input],
    [`${name} output`, output],
  ])
  const exported = Object.entries({ ...events, ...http, ...portalJoin, ...portalVisits }).filter(
    ([, value]) => value instanceof z.ZodType,
  )
  return {
    ...(Object.fromEntries(requests) as Record<string, z.ZodType>),
    ...(Object.fromEntries(exported) as Record<string, z.ZodType>),
    ...ROWS,
    Op,
    OpBody,
    OpResult,
    Bye,
    Typing,
    Presence,
  }
}

describe('the wire protocol', () => {
  it('is the one that its version number names', () => {
    const described = Object.entries(schemas()).map(([name, schema]) => [name, z.toJSONSchema(schema)])
    const hash = createHash('sha256')
      .update(canonicalJson(Object.fromEntries(described)))
      .digest('hex')
    const advice =
      'A schema on the wire has changed. Raise PROTOCOL_VERSION in version.ts and add its hash here; ' +
      'or, before 1.0 of the app, replace the hash knowingly.'
    expect(hash, advice).toBe(HASHES[PROTOCOL_VERSION])
  })

  it('covers every request, row, event and HTTP body', () => {
    const names = Object.keys(schemas())
    expect(names).toEqual(
      expect.arrayContaining(['hello input', 'push output', 'message', 'Batch', 'Poke', 'Tokens']),
    )
    expect(names.length).toBeGreaterThan(40)
  })
})
