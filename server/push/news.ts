import {
  toldOfChats,
  toldOfVisits,
  type ChatBefore,
  type VisitBefore,
} from '../../protocol/rules/told-in-portal.ts'
import type { PortalChat } from '../../protocol/wire/http.ts'
import type { PortalVisits } from '../../protocol/wire/portal-visits.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { chatList } from '../portal/chat-list.ts'
import { visitsOfHost } from '../portal/own-visits.ts'
import { queueTold } from './queue.ts'
import { IS_LIVE } from './subscriptions.ts'

/** What is to be read of somebody again. */
export interface Look {
  chats: boolean
  visits: boolean
}

interface Before {
  sessionId: string
  toldChats: ChatBefore[] | null
  toldVisits: VisitBefore[] | null
}

/**
 * Reads somebody's chats and visits as the portal would show them, and queues for each of their browsers what has become new
 * since the last reading and what is no longer: the open page decides in the same way, by the same rule.
 */
export function readFor(database: Database, userId: UserId, look: Look, now: number): Promise<void> {
  return database.transaction(async (queries) => {
    const browsers = await queries.query<Before>(
      `select p.session_id as "sessionId", p.told_chats as "toldChats", p.told_visits as "toldVisits"
       from push_subscriptions p join sessions s on s.id = p.session_id
       where s.user_id = $2 and ${IS_LIVE} order by p.session_id for update of p`,
      [now, userId],
    )
    if (browsers.length === 0) return
    const chats = look.chats ? await chatList(queries, { userId, conversationId: null }) : null
    const visits = look.visits ? await visitsOfHost(queries, userId, now) : null
    for (const browser of browsers) await tell(queries, browser, chats, visits, now)
  })
}

async function tell(
  queries: Queries,
  { sessionId, toldChats, toldVisits }: Before,
  chats: PortalChat[] | null,
  visits: PortalVisits | null,
  now: number,
): Promise<void> {
  if (chats !== null) {
    // The first reading tells how things stand: nothing of it is news.
    if (toldChats !== null) {
      const settled = toldOfChats(null, chats).withdraw
      await queueTold(queries, sessionId, { ...toldOfChats(toldChats, chats), settled }, now)
    }
    const read: ChatBefore[] = chats.map(({ conversationId, unread }) => ({ conversationId, unread }))
    await remember(queries, sessionId, 'told_chats', read)
  }
  if (visits !== null) {
    if (toldVisits !== null) {
      const settled = toldOfVisits(null, visits).withdraw
      await queueTold(queries, sessionId, { ...toldOfVisits(toldVisits, visits), settled }, now)
    }
    const read: VisitBefore[] = visits.visits.map(({ id, status, hostReadAt, steps }) => {
      return { id, status, hostReadAt, steps }
    })
    await remember(queries, sessionId, 'told_visits', read)
  }
}

async function remember(
  queries: Queries,
  sessionId: string,
  column: 'told_chats' | 'told_visits',
  read: readonly (ChatBefore | VisitBefore)[],
): Promise<void> {
  await queries.query(`update push_subscriptions set ${column} = $2::jsonb where session_id = $1`, [
    sessionId,
    JSON.stringify(read),
  ])
}
