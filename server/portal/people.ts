import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  PortalBlock,
  PortalReport,
  type PortalBlocks,
  type PortalChat,
  type PortalPeople,
} from '../../protocol/wire/http.ts'
import { directConversationId, type FileId, type UserId } from '../../protocol/wire/ids.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { customerOf, guestSession, portalSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { directChatWith, thoseToChatWith } from '../rules/direct-chats.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { apply } from './apply.ts'
import { personIn } from './own-chat.ts'
import { portalDirectChat } from './portal-chats.ts'

/** More than anybody types who looks for a name. */
const SEARCHES_PER_USER = { tries: 120, windowMs: 60_000 }
/** Blocks and reports of one user. */
const CHANGES_PER_USER = { tries: 30, windowMs: 60_000 }
const FOUND_MAX = 20
/** Names that are looked at for one answer; most of a network may be hidden. */
const LOOKED_AT_MAX = 300
const LOOKED_AT_ONCE = 60

const PeopleQuery = z.object({ query: z.string().max(100).default('') })

/** Whom one may write to, and whom one would rather not: the picker, the chat with a person, blocks and reports. */
export function addPortalPeople(app: FastifyInstance, context: ServerContext, sync: SyncServer): void {
  const { database } = context
  const searches = new Throttle(SEARCHES_PER_USER, context.now)
  const changes = new Throttle(CHANGES_PER_USER, context.now)
  const countOne = (throttle: Throttle, userId: UserId) => {
    if (!throttle.allows(userId)) throw tooManyTries('a minute')
    throttle.count(userId)
  }

  app.get('/portal/api/people', async (request): Promise<PortalPeople> => {
    const { userId } = await portalSession(context, request)
    const { query } = read(PeopleQuery, request.query)
    countOne(searches, userId)
    return { people: await peopleToChatWith(database, userId, query) }
  })

  app.get('/portal/api/people/:userId/chat', async (request): Promise<PortalChat> => {
    const { userId } = await portalSession(context, request)
    countOne(searches, userId)
    const chat = await directChatWith(database, userId, personIn(request))
    const shown = chat && (await portalDirectChat(database, chat, userId))
    if (shown === null) throw notFound()
    return shown
  })

  app.get('/portal/api/blocks', async (request): Promise<PortalBlocks> => {
    const { userId } = await guestSession(context, request)
    const people = await database.query<PortalBlocks['people'][number]>(
      `select u.id as "userId", u.name from blocks b join users u on u.id = b.blocked_user_id
       where b.user_id = $1 and b.active order by lower(u.name), u.id`,
      [userId],
    )
    return { people }
  })

  app.put('/portal/api/blocks/:userId', async (request) => {
    const session = await guestSession(context, request)
    const { opId, active } = read(PortalBlock, request.body)
    countOne(changes, session.userId)
    await apply(sync, customerOf(session), opId, { type: 'block.put', userId: personIn(request), active })
    return {}
  })

  app.post('/portal/api/reports', async (request) => {
    const session = await guestSession(context, request)
    const { opId, ...report } = read(PortalReport, request.body)
    countOne(changes, session.userId)
    await apply(sync, customerOf(session), opId, { type: 'report.make', ...report })
    return {}
  })
}

/** By any word of a name that begins like the query, in the order of names. */
async function peopleToChatWith(
  queries: Queries,
  userId: UserId,
  query: string,
): Promise<PortalPeople['people']> {
  const found: PortalPeople['people'] = []
  const pattern = `%${query
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  for (let offset = 0; offset < LOOKED_AT_MAX; offset += LOOKED_AT_ONCE) {
    const named = await queries.query<{
      userId: UserId
      name: string
      companyName: string | null
      photoFileId: FileId | null
    }>(
      `select u.id as "userId", u.name, u.photo->>'id' as "photoFileId",
         (select c.name from memberships m join companies c on c.id = m.company_id
          where m.user_id = u.id order by m.since, m.id limit 1) as "companyName"
       from users u where u.id <> $1 and lower(u.name) like $2 order by lower(u.name), u.id limit $3 offset $4`,
      [userId, pattern, LOOKED_AT_ONCE, offset],
    )
    const allowed = new Set(
      await thoseToChatWith(
        queries,
        userId,
        named.map((person) => person.userId),
      ),
    )
    for (const person of named) {
      if (!allowed.has(person.userId)) continue
      found.push({ ...person, conversationId: directConversationId(userId, person.userId) })
      if (found.length === FOUND_MAX) return found
    }
    if (named.length < LOOKED_AT_ONCE) break
  }
  return found
}
