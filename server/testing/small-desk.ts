import type { UserId } from '../../protocol/wire/ids.ts'
import type { OpBody, OpResult } from '../../protocol/wire/ops.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { Actor } from '../sync/actor.ts'
import { pushOne } from './push-one.ts'
import { makeSmallNetwork, type SmallNetwork } from './small-network.ts'
import { startTestServer, type TestServer } from './start-test-server.ts'

/** A server with a small network, and what tests ask of it without a connection. */
export interface SmallDesk {
  server: TestServer
  small: SmallNetwork
  /** Runs the desk of `small.here`. */
  manager: Actor
  /** Runs the desk of `small.elsewhere` only. */
  stranger: Actor
  ask(actor: Actor, body: OpBody): Promise<OpResult>
  rows<Row>(sql: string, values?: string[]): Promise<Row[]>
  /** What somebody is at a location, by default `small.here`; undefined for whoever is nothing there. */
  standing(
    userId: string,
    location?: SmallNetwork['here'],
  ): Promise<Pick<MembershipRow, 'type' | 'plan'> | undefined>
}

/** Starts it; `server.close()` ends it. */
export async function startSmallDesk(): Promise<SmallDesk> {
  const server = await startTestServer()
  const small = await makeSmallNetwork(server.database)
  const desk = (userId: UserId): Actor => ({ userId, side: 'desk' })
  return {
    server,
    small,
    manager: desk(small.manager),
    stranger: desk(small.otherManager),
    ask: (actor, body) => pushOne(server, actor, body),
    rows: (sql, values = []) => server.database.query(sql, values),
    standing: async (userId, location = small.here) => {
      const found = await server.database.query<Pick<MembershipRow, 'type' | 'plan'>>(
        'select type, plan from memberships where user_id = $1 and location_id = $2',
        [userId, location],
      )
      return found[0]
    },
  }
}
