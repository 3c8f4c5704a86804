import type { Batch } from '../../protocol/wire/events.ts'
import { directConversationId, locationStream } from '../../protocol/wire/ids.ts'
import type { LocationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import { makeVisitorLink } from '../auth/visitor-links.ts'
import type { ServerContext } from '../context.ts'
import { rowColumns } from '../database/rows.ts'
import { localTime } from '../rules/local-day.ts'
import { VISITOR_LINK_MS } from '../rules/visitor-link.ts'
import { noteSilence } from '../sync/effects/space/visit-notifications.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { StreamWriter } from '../sync/stream-writer.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { arrivalMail, codeMail, endMail } from './visit-mails.ts'
import { visitorUser } from './visitor-user.ts'

/** How often what could not be told is tried again, and whether a host is still silent is looked at. */
const EVERY_MS = 20_000
/** What is older is told to nobody any more. */
const FRESH_MS = 12 * 3_600_000
/** A host who has not read it for so long is the desk's to look for. */
const SILENT_MS = 10 * 60_000
/** An address that refuses its mail so often is left alone until the server starts again. */
const TRIES = 5

type Told = 'code' | 'end' | 'arrival' | 'nudge'
interface Found extends VisitRow {
  hostName: string
  hostEmail: string | null
  place: LocationRow
}

/** Which visits somebody has to be told of. `$1` is the earliest moment that still counts. */
const WAITS: Record<Told, string> = {
  code: `t.mailed_at is null and t.visitor_email is not null and t.status = 'expected' and t.expected_at > $1`,
  end: `t.mailed_at is not null and t.end_told_at is null and t.status in ('cancelled', 'rejected')
    and t.expected_at > $1`,
  arrival: `t.status = 'checkedIn' and t.host_told_at is null and t.checked_in_at > $1`,
  nudge: `t.status = 'checkedIn' and t.host_read_at is null and t.checked_in_at > $1
    and t.nudged_at > coalesce(t.nudge_told_at, 0)`,
}

/**
 * Tells people about visits (use case 3): the visitor the code, the host the arrival, the desk that a host is silent. What
 * waits is read from rows, so that nothing is forgotten when the server stops in between; a time is written down only
 * when the mail was handed over.
 */
export class VisitTeller {
  readonly #context: ServerContext
  readonly #sync: SyncServer
  /** The address that links begin with. */
  readonly #address: () => string
  readonly #failures = new Map<string, number>()
  #running: Promise<void> | null = null
  #again = false

  constructor(context: ServerContext, sync: SyncServer, address: () => string) {
    this.#context = context
    this.#sync = sync
    this.#address = address
  }

  /** Looks now and from time to time. Out: stops it. */
  start(): () => void {
    this.#look()
    const timer = setInterval(() => this.#look(), EVERY_MS)
    return () => clearInterval(timer)
  }

  /** A batch of events that were committed: visits may have changed. */
  heard(batch: Batch): void {
    if (batch.events.some(({ entity }) => entity === 'visit')) this.#look()
  }

  #look(): void {
    if (this.#running !== null) {
      this.#again = true
      return
    }
    this.#running = this.#tellAll().finally(() => {
      this.#running = null
      if (!this.#again) return
      this.#again = false
      this.#look()
    })
    this.#context.afterwards(this.#running)
  }

  async #tellAll(): Promise<void> {
    for (const what of Object.keys(WAITS) as Told[]) {
      for (const visit of await this.#found(WAITS[what], FRESH_MS)) await this.#tryToTell(what, visit)
    }
    const silent = `t.status = 'checkedIn' and t.host_read_at is null and t.escalated_at is null
      and t.checked_in_at > $1 and t.checked_in_at < $2`
    for (const visit of await this.#found(silent, FRESH_MS, this.#context.now() - SILENT_MS)) {
      await this.#escalate(visit)
    }
  }

  #found(where: string, freshMs: number, before?: number): Promise<Found[]> {
    return this.#context.database.query<Found>(
      `select ${rowColumns('visit')}, host.name as "hostName", host.email as "hostEmail",
         place.row as place
       from visits t join users host on host.id = t.host_user_id cross join lateral (select t.location_id as id) here
       cross join lateral (
         select row_to_json(l) as row from (select ${rowColumns('location')} from locations t where t.id = here.id) l
       ) place
       where ${where} order by t.expected_at limit 200`,
      [this.#context.now() - freshMs, ...(before === undefined ? [] : [before])],
    )
  }

  async #tryToTell(what: Told, visit: Found): Promise<void> {
    const key = `${what}:${visit.id}:${visit.nudgedAt ?? 0}`
    const failed = this.#failures.get(key) ?? 0
    if (failed >= TRIES) return
    try {
      await this.#tell(what, visit)
      this.#failures.delete(key)
    } catch (error) {
      this.#failures.set(key, failed + 1)
      this.#context.log.error({ err: error })
    }
  }

  async #tell(what: Told, visit: Found): Promise<void> {
    const { mail, now } = this.#context
    const { place } = visit
    const portal = `${this.#address()}/portal/#/visitors`
    switch (what) {
      case 'code':
        if (visit.visitorEmail === null) return
        await mail.send(
          codeMail(
            visit,
            place,
            visit.hostName,
            visit.visitorEmail,
            await this.#link(visit, visit.visitorEmail),
          ),
        )
        return this.#fact(visit, (row) => (row.mailedAt === null ? { ...row, mailedAt: now() } : null))
      case 'end':
        if (visit.visitorEmail !== null) await mail.send(endMail(visit, place, visit.visitorEmail))
        return this.#note(visit, 'end_told_at')
      case 'arrival':
        // Nobody was told who has no address: the desk sees that.
        if (visit.hostEmail === null) return
        await mail.send(arrivalMail(visit, place, visit.hostEmail, portal, false))
        return this.#fact(visit, (row) =>
          row.status === 'checkedIn' && row.hostToldAt === null ? { ...row, hostToldAt: now() } : null,
        )
      case 'nudge':
        if (visit.hostEmail !== null) {
          await mail.send(arrivalMail(visit, place, visit.hostEmail, portal, true))
        }
        return this.#note(visit, 'nudge_told_at')
    }
  }

  /** The address of the visit's page. Its secret stands after the #, which browsers send to nobody. */
  #link(visit: Found, email: string): Promise<string> {
    return this.#context.database.transaction(async (queries) => {
      const userId = await visitorUser(queries, visit, email, visit.place)
      await queries.query('update visits set visitor_user_id = $2 where id = $1', [visit.id, userId])
      const secret = await makeVisitorLink(queries, {
        userId,
        conversationId: directConversationId(visit.hostUserId, userId),
        expiresAt: visit.expectedAt + VISITOR_LINK_MS,
      })
      return `${this.#address()}/portal/#/visit/${secret}`
    })
  }

  /** What only the server remembers. */
  async #note(visit: VisitRow, column: 'end_told_at' | 'nudge_told_at' | 'escalated_at'): Promise<void> {
    await this.#context.database.query(`update visits set ${column} = $2 where id = $1`, [
      visit.id,
      this.#context.now(),
    ])
  }

  /** Writes a fact into the visit's row; null when it no longer holds. */
  #fact(visit: VisitRow, next: (row: VisitRow) => VisitRow | null): Promise<void> {
    return this.#write(visit, async (tx, writer, row) => {
      const changed = next(row)
      if (changed === null) return
      const newer = { ...changed, rev: row.rev + 1 }
      await tx.putVisit(newer)
      await writer.put('visit', newer)
    })
  }

  async #escalate(visit: Found): Promise<void> {
    const told =
      visit.hostToldAt === null
        ? 'The host could not be told'
        : `Told ${localTime(visit.hostToldAt, visit.place.timeZone)}, not read`
    await this.#write(visit, (tx, writer, row) => noteSilence(tx, writer, row, this.#context.now(), told))
    await this.#note(visit, 'escalated_at')
  }

  async #write(
    visit: VisitRow,
    change: (tx: SyncTransaction, writer: StreamWriter, row: VisitRow) => Promise<void>,
  ): Promise<void> {
    const batches = await this.#sync.storage.transaction(async (tx) => {
      const writer = await StreamWriter.open(tx, locationStream(visit.locationId), {
        actor: null,
        at: this.#context.now(),
      })
      const row = await tx.visit(visit.id)
      if (row !== null) await change(tx, writer, row)
      return writer.batches
    })
    for (const batch of batches) this.#sync.announce(batch)
  }
}
