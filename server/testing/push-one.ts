import { newId, type CustomerImportId, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpBody, OpResult } from '../../protocol/wire/ops.ts'
import { createSyncStorage } from '../database/sync-storage.ts'
import type { Actor } from '../sync/actor.ts'
import { CodeGuesses } from '../sync/code-guesses.ts'
import { push } from '../sync/push.ts'
import { makeOp } from './desk-client.ts'
import type { TestServer } from './start-test-server.ts'

/** Pushes one operation as a device or a page would, in the database that the server runs on. */
export async function pushOne(server: TestServer, actor: Actor, body: OpBody): Promise<OpResult> {
  const parts = {
    storage: createSyncStorage(server.database),
    now: Date.now,
    guesses: new CodeGuesses(Date.now),
    announce: () => {},
    report: (error: unknown) => {
      throw error
    },
  }
  return (await push(parts, { actor }, { ops: [makeOp(body)] })).results[0]!
}

/** The code of a refusal, or what else was answered. */
export function codeOf(result: OpResult): string {
  return result.status === 'rejected' ? result.error.code : result.status
}

/** The operation that adds somebody new to a location. */
export function adding(
  locationId: LocationId,
  more: Partial<Extract<OpBody, { type: 'customer.add' }>> = {},
) {
  return {
    type: 'customer.add' as const,
    locationId,
    userId: newId() as UserId,
    name: 'Ada Berg',
    email: `ada-${newId()}@example.org`,
    phone: null,
    as: 'nonmember' as const,
    companyId: null,
    plan: null,
    ...more,
  }
}

/** The operation that adds members from the lines of a file. */
export function importing(
  locationId: LocationId,
  lines: readonly { name: string; email: string }[],
): Extract<OpBody, { type: 'customer.import' }> {
  const rest = { phone: null, company: null, plan: null, tags: [], note: '' }
  return {
    type: 'customer.import',
    importId: newId() as CustomerImportId,
    locationId,
    fileName: 'people.csv',
    part: 0,
    parts: 1,
    as: 'member',
    known: 'skip',
    rows: lines.map((line) => ({ userId: newId() as UserId, ...line, ...rest })),
  }
}
