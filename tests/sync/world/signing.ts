import { CONSENT } from '../../../protocol/wire/consent.ts'
import { locationStream, type FileId, type MessageId } from '../../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../../protocol/wire/rows/signatures.ts'
import { isStuck, signerInTurn, waitsForSeal } from '../../../protocol/wire/signature-steps.ts'
import {
  decline,
  openDocument,
  readDocument,
  sign,
  takeCopy,
  type SignerAsking,
} from '../../../server/signatures/acts.ts'
import { bringCopy, copyFailed, expireRequest } from '../../../server/signatures/endings.ts'
import { Refusal } from '../../../server/sync/refusal.ts'
import type { SyncServer } from '../../../server/sync/server-parts.ts'
import { StreamWriter } from '../../../server/sync/stream-writer.ts'
import { LOCATION } from './place.ts'
import type { World } from './world.ts'

type Act = (server: SyncServer, by: SignerAsking) => Promise<unknown>

const signs: Act = (server, by) =>
  sign(server, by, { consent: CONSENT.version, mark: { kind: 'typed', text: 'Sam', image: 'AAAA' } })
const declines: Act = (server, by) => decline(server, by, 'The price is last year’s')

/** What a signer's page asks for, with how often, in whatever order. */
const ACTS: readonly (readonly [string, Act])[] = [
  ['opens', openDocument],
  ['opens', openDocument],
  ['reads', readDocument],
  ['reads', readDocument],
  ['signs', signs],
  ['signs', signs],
  ['signs', signs],
  ['takes the copy', takeCopy],
  ['declines', declines],
]

/** A signer does something in the portal, mostly the one whose turn it is, and sometimes twice at once. */
export function actOfSigner(world: World): void {
  const { random, scheduler, server } = world
  const row = random.pick(requestsOf(world))
  if (row === undefined) return
  const signer = (random.chance(0.7) ? signerInTurn(row) : null) ?? random.pick(row.signers)!
  const asking = { verifiedBy: 'simulated', ip: '192.0.2.7', userAgent: null }
  const by = { signatureId: row.id, signerId: signer.id, ...asking }
  const [what, act] = random.pick(ACTS)!
  for (let time = random.chance(0.1) ? 2 : 1; time > 0; time--) {
    scheduler.soon(`a signer ${what}`, () => {
      if (server.up) act(server.parts(), by).catch((error: unknown) => ignoreRefusal(server.parts(), error))
    })
  }
}

/** The server's keeper looks: it makes the copies that are due, and what it takes for over expires. */
export function keepSignatures(world: World): void {
  const { random, scheduler, server } = world
  for (const row of requestsOf(world)) {
    if (row.status !== 'sent' && row.status !== 'viewed') continue
    if (isStuck(row) || (!waitsForSeal(row) && !random.chance(0.1))) continue
    scheduler.soon('the server looks after a request', () => {
      if (server.up) void keep(world, row)
    })
  }
}

async function keep({ random, scheduler, server }: World, { id, expiresAt }: SignatureRow): Promise<void> {
  const parts = server.parts()
  const fails = random.chance(0.2)
  // Days don't pass in a schedule: for a request that expires they have.
  const expires = Math.max(scheduler.nowMs, expiresAt)
  const batches = await server.storage.write(async (tx) => {
    const writer = await StreamWriter.open(tx, locationStream(LOCATION), { actor: null, at: scheduler.nowMs })
    const before = await tx.signature(id)
    if (before === null) return []
    const ending = { tx, writer, before, at: scheduler.nowMs }
    if (!waitsForSeal(before)) await expireRequest({ ...ending, at: expires })
    else if (fails) await copyFailed(ending)
    else {
      const copy = {
        id: random.uuid() as FileId,
        name: 'signed.pdf',
        sizeBytes: 2000,
        mime: 'application/pdf',
        sha256: 'c'.repeat(64),
        width: null,
        height: null,
      }
      await bringCopy(ending, copy, random.uuid() as MessageId)
    }
    return writer.batches
  })
  for (const batch of batches) parts.announce(batch)
}

function requestsOf({ server }: World): SignatureRow[] {
  return server.idsOf('signature').map((id) => {
    return server.storage.committed.get(`signature:${id}`) as SignatureRow
  })
}

function ignoreRefusal(server: SyncServer, error: unknown): void {
  if (!(error instanceof Refusal)) server.report(error)
}
