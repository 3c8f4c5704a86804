import { locationStream, userStream } from '../../protocol/wire/ids.ts'
import type { Access, HelloReply, RequestInput } from '../../protocol/wire/requests.ts'
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '../../protocol/wire/version.ts'
import { epochFor, viewOf } from '../rules/visible-events.ts'
import { Refusal } from './refusal.ts'
import type { SyncServer, SyncSession } from './server-parts.ts'
import type { StreamHead } from './event-log.ts'

type Known = RequestInput<'hello'>['streams'][number]

/**
 * Tells a device which streams it may have and whether it can go on from its cursors. The streams are watched before
 * their heads are read: an event in between is announced, not missed.
 */
export async function hello(
  server: SyncServer,
  session: SyncSession,
  input: RequestInput<'hello'>,
): Promise<HelloReply> {
  checkVersion(input.protocol)
  const { userId } = session.actor
  const access = await server.storage.transaction((tx) => tx.access(userId))
  if (access === null) throw notAnAdministrator()
  const streams = streamsOf(access)
  await session.watch(streams)
  const heads = await server.storage.transaction(async (tx) => {
    const found: StreamHead[] = []
    for (const stream of streams) {
      const head = await tx.streamHead(stream)
      found.push({ ...head, epoch: epochFor(viewOf(access, stream), head.epoch) })
    }
    return found
  })
  const known = new Map(input.streams.map((stream) => [stream.id, stream]))
  return {
    serverTime: server.now(),
    access,
    streams: heads.map((head, index) => {
      const id = streams[index]!
      return { id, ...head, state: canGoOn(known.get(id), head) ? 'ok' : 'reset' }
    }),
    limits: { ...server.limits, freeBytes: await server.freeBytes(userId) },
    leaseMs: server.leaseMs,
  }
}

/** The streams that somebody with this access may read. */
export function streamsOf(access: Access) {
  return [
    ...access.locations.map((location) => locationStream(location.locationId)),
    userStream(access.userId),
  ]
}

/** The refusal of somebody who administers nothing: a new sign-in is asked for, and says the same. */
export function notAnAdministrator(): Refusal {
  return new Refusal('forbidden', 'This account has no administrator rights any more.', 'auth')
}

function canGoOn(known: Known | undefined, { epoch, head, floor }: StreamHead): boolean {
  return known?.epoch === epoch && known.cursor >= floor && known.cursor <= head
}

function checkVersion(protocol: number): void {
  if (protocol < PROTOCOL_OLDEST) {
    throw new Refusal('versionTooOld', 'This version of Foyer is too old for the server. Update Foyer.')
  }
  if (protocol > PROTOCOL_VERSION) {
    throw new Refusal('versionTooNew', 'The server is too old for this version of Foyer. Ask for its update.')
  }
}
