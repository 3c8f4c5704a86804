import type { Told } from '../../protocol/rules/told-in-portal.ts'
import type { PushNotice } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'

/** What is older is news to nobody: neither here nor at the push service, which keeps it while the browser sleeps. */
const LASTS_MS = 12 * 3_600_000
/** UTF-16 units; a push service takes 4096 bytes. */
const TITLE_LENGTH = 120
const BODY_LENGTH = 240
/** Each takes 45 bytes. */
const SETTLED_MAX = 10

/**
 * Queues what a browser is to be told. Of each thing only the newest word waits: what was read before it went out is not told
 * at all, and needs no taking back. `settled` is all that is read: a word on its way takes along what still shows of it.
 */
export async function queueTold(
  queries: Queries,
  sessionId: string,
  { show, withdraw, settled }: Told & { settled: readonly string[] },
  now: number,
): Promise<void> {
  for (const notice of show) {
    const { title, body } = notice
    const short = { ...notice, title: cut(title, TITLE_LENGTH), body: cut(body, BODY_LENGTH) }
    await put(queries, sessionId, notice.tag, { show: short, withdraw: settled.slice(0, SETTLED_MAX) }, now)
  }
  for (const tag of withdraw) {
    const unsent = await queries.query(
      'delete from push_notices where session_id = $1 and tag = $2 and tries = 0 returning id',
      [sessionId, tag],
    )
    if (unsent.length === 0) await put(queries, sessionId, tag, { show: null, withdraw: [tag] }, now)
  }
}

async function put(
  queries: Queries,
  sessionId: string,
  tag: string,
  notice: PushNotice,
  now: number,
): Promise<void> {
  // Another id: whoever is sending the older word takes only that one away afterwards.
  await queries.query(
    `insert into push_notices (id, session_id, tag, notice, expires_at, next_at) values ($1, $2, $3, $4::jsonb, $5, $6)
     on conflict (session_id, tag) do update set id = excluded.id, notice = excluded.notice,
       expires_at = excluded.expires_at, next_at = excluded.next_at, tries = 0`,
    [newId(), sessionId, tag, JSON.stringify(notice), now + LASTS_MS, now],
  )
}

/** Never in the middle of a character of two units. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${[...text.slice(0, length)].slice(0, -1).join('')}…`
}
