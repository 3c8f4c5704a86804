import { randomUUID } from 'node:crypto'
import type { WireEvent } from '../../protocol/wire/events.ts'
import type { StreamId } from '../../protocol/wire/ids.ts'
import type { EventLog, OpRecord, StreamHead } from '../sync/event-log.ts'
import type { Queries } from './database.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function eventLog(queries: Queries): EventLog {
  const read = readingOf(queries)
  /** A stream that isn't there yet is made with the epoch that it then keeps. */
  const headBy = async (sql: string, stream: StreamId): Promise<StreamHead> => {
    const head = await read.one<StreamHead>(sql, [stream])
    if (head !== null) return head
    await queries.query(
      'insert into streams (id, epoch, head, floor) values ($1, $2, 0, 0) on conflict do nothing',
      [stream, randomUUID()],
    )
    return (await read.one<StreamHead>(sql, [stream]))!
  }
  return {
    async lockOp(id) {
      // A row that isn't there yet can't be locked, so the id itself is.
      await queries.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
      return read.one<OpRecord>('select hash, result from applied_ops where id = $1', [id])
    },

    async saveOp(id, userId, record, at) {
      await queries.query(
        'insert into applied_ops (id, user_id, hash, result, at) values ($1, $2, $3, $4::json, $5)',
        [id, userId, record.hash, JSON.stringify(record.result), at],
      )
    },

    lockStream(stream) {
      return headBy('select epoch, head, floor from streams where id = $1 for update', stream)
    },

    streamHead(stream) {
      return headBy('select epoch, head, floor from streams where id = $1', stream)
    },

    async appendEvent(stream, event) {
      const appended = await read.one<{ seq: number }>(
        `with next as (update streams set head = head + 1 where id = $1 returning head)
         insert into events (stream, seq, entity, entity_id, change, rev, actor, at, body)
         select $1, head, $2, $3, $4, $5, $6, $7, $8::json from next returning seq`,
        [
          stream,
          event.entity,
          event.entityId,
          event.change,
          event.rev,
          event.actor,
          event.at,
          event.body === null ? null : JSON.stringify(event.body),
        ],
      )
      return { seq: appended!.seq, ...event }
    },

    async appendEvents(stream, events) {
      if (events.length === 0) return []
      const rows = events.map((event, index) => ({ place: index + 1, ...event }))
      const appended = await read.one<{ head: number }>(
        `with next as (update streams set head = head + $2 where id = $1 returning head),
           logged as (
             insert into events (stream, seq, entity, entity_id, change, rev, actor, at, body)
             select $1, next.head - $2 + r.place, r.entity, r."entityId", r.change, r.rev, r.actor, r.at,
               case when r.change = 'put' then r.body end
             from next, json_to_recordset($3::json) as r(place integer, entity text, "entityId" text, change text,
               rev integer, actor uuid, at bigint, body json)
           )
         select head from next`,
        [stream, events.length, JSON.stringify(rows)],
      )
      const first = appended!.head - events.length + 1
      return events.map((event, index) => ({ seq: first + index, ...event }))
    },

    events(stream, after, limit) {
      return queries.query<WireEvent>(
        `select seq, entity, entity_id as "entityId", change, rev, actor, at, body from events
         where stream = $1 and seq > $2 order by seq limit $3`,
        [stream, after, limit],
      )
    },
  }
}
