import type { Batch, WireEvent } from '../../protocol/wire/events.ts'
import type { RequestInput } from '../../protocol/wire/requests.ts'
import { epochFor, eventFor, viewOf } from '../rules/visible-events.ts'
import { notAnAdministrator, streamsOf } from './hello.ts'
import { Refusal } from './refusal.ts'
import type { SyncServer, SyncSession } from './server-parts.ts'

/** Limits of one batch; a single event that is larger still goes alone. */
const BATCH_EVENTS_MAX = 500
export const BATCH_BYTES_MAX = 128 * 1024

/** The events after a cursor, as many as one batch may carry. Refuses with `reset` when the log can't go on from there. */
export async function pull(
  server: SyncServer,
  session: SyncSession,
  { stream, epoch, after, limit = BATCH_EVENTS_MAX }: RequestInput<'pull'>,
): Promise<Batch> {
  return server.storage.transaction(async (tx) => {
    const access = await tx.access(session.actor.userId)
    if (access === null) throw notAnAdministrator()
    if (!streamsOf(access).includes(stream)) {
      throw new Refusal('forbidden', 'You may no longer read this location.', 'reset')
    }
    const head = await tx.streamHead(stream)
    const view = viewOf(access, stream)
    if (epochFor(view, head.epoch) !== epoch || after < head.floor || after > head.head) throw logIsGone()
    const found = await tx.events(stream, after, Math.min(limit, BATCH_EVENTS_MAX))
    const aboutThem = new Set<string>(await tx.reportsAbout(session.actor.userId))
    const events = fitting(found.map((event) => eventFor(view, event, aboutThem)))
    // The log may have been shortened between the two reads.
    const next = events[0]?.seq ?? head.head + 1
    if (next !== after + 1) throw logIsGone()
    const to = events.at(-1)?.seq ?? after
    return { stream, epoch, from: after, to, head: Math.max(head.head, to), events }
  })
}

function fitting(events: WireEvent[]): WireEvent[] {
  let bytes = 0
  const count = events.findIndex((event, index) => {
    bytes += Buffer.byteLength(JSON.stringify(event))
    return bytes > BATCH_BYTES_MAX && index > 0
  })
  return count === -1 ? events : events.slice(0, count)
}

function logIsGone(): Refusal {
  return new Refusal('gone', 'The server can’t continue from here. Foyer fetches the rows anew.', 'reset')
}
