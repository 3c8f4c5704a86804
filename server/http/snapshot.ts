import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { StreamId, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import { accessOf } from '../auth/accounts.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import {
  countSection,
  HISTORY,
  OWN,
  OWN_HISTORY,
  readSection,
  REST,
  type Section,
} from '../database/snapshot.ts'
import { firstScreen } from '../database/snapshot-first.ts'
import { epochFor, isWithheld, viewOf, type View } from '../rules/visible-events.ts'
import { streamsOf } from '../sync/hello.ts'
import type { SyncStorage } from '../sync/storage.ts'
import { deskSession } from './asker.ts'
import { badRequest, notFound, read } from './refusal.ts'

const PAGE_ROWS_MAX = 2000

const SnapshotQuery = z.object({
  stream: StreamId,
  tier: z.enum(['0', '1', '2']),
  after: z.string().max(200).optional(),
})

/**
 * Where a page starts: the rows of the tier in all (counted once, for the progress bar), the section, and the last key read
 * in it.
 */
const PageStart = z
  .string()
  .regex(/^\d{1,12}\.[a-zA-Z]{1,30}\.(\d{1,16}~[0-9a-f-]{36}|[0-9a-f-]{36}(~[0-9a-f-]{36})?)$/)
  .transform((text) => {
    const [total = '', section = '', key = ''] = text.split('.')
    return { total: Number(total), section, key }
  })

interface Page {
  text: string
  next: string | null
  total: number
}

/** GET /sync/snapshot: rows as they are now, in pages (SnapshotPage). */
export function addSnapshot(app: FastifyInstance, context: ServerContext, storage: SyncStorage): void {
  app.get('/sync/snapshot', async (request, reply) => {
    const session = await deskSession(context, request)
    const { stream, tier, after } = read(SnapshotQuery, request.query)
    const access = await accessOf(context.database, session.userId)
    if (access === null || !streamsOf(access).includes(stream)) throw notFound()
    const [kind, owner = ''] = stream.split(':')
    const view = viewOf(access, stream)

    // The head is read before the rows: what changes in between is in the tail as well, and never missing (I13).
    const head = await storage.transaction((transaction) => transaction.streamHead(stream))
    const sections = sectionsOf(kind === 'user', tier).filter(
      ({ entity, readAs }) => !isWithheld(view, readAs ?? entity),
    )
    const { userId: viewer } = session
    const page =
      kind === 'location' && tier === '0'
        ? await firstPage(context, owner as LocationId, viewer, view)
        : await nextPage(context.database, sections, { owner, viewer }, after)
    const facts = { stream, epoch: epochFor(view, head.epoch), tier: Number(tier), at: head.head }
    const body = Buffer.from(
      `${JSON.stringify(facts).slice(0, -1)},"rows":[${page.text}],"next":${JSON.stringify(page.next)},"total":${page.total}}`,
    )
    return reply
      .header('x-content-sha256', createHash('sha256').update(body).digest('hex'))
      .type('application/json; charset=utf-8')
      .send(body)
  })
}

function sectionsOf(isUserStream: boolean, tier: '0' | '1' | '2'): Section[] {
  if (isUserStream) return { 0: OWN, 1: [], 2: OWN_HISTORY }[tier]
  return { 0: [], 1: REST, 2: HISTORY }[tier]
}

async function firstPage(
  context: ServerContext,
  locationId: LocationId,
  viewer: UserId,
  view: View,
): Promise<Page> {
  const { text, count } = await firstScreen(context.database, {
    locationId,
    viewer,
    readsChats: !isWithheld(view, 'message'),
    readsCustomers: !isWithheld(view, 'customer'),
    now: context.now(),
  })
  return { text, next: null, total: count }
}

/** A page is filled from as many sections as it takes, so that small tables cost no round trip each. */
async function nextPage(
  queries: Queries,
  sections: Section[],
  whose: { owner: string; viewer: UserId },
  after: string | undefined,
): Promise<Page> {
  const [first] = sections
  if (first === undefined) return { text: '', next: null, total: 0 }
  const start =
    after === undefined
      ? { total: await countAll(queries, sections, whose), section: first.name, key: first.start }
      : read(PageStart, after)
  let index = sections.findIndex((section) => section.name === start.section)
  if (index < 0) throw badRequest()

  const texts: string[] = []
  let left = PAGE_ROWS_MAX
  let key = start.key
  for (let section = sections[index]; section !== undefined; section = sections[++index]) {
    const part = await readSection(queries, section, whose.owner, key, left, whose.viewer)
    if (part.count > 0) texts.push(part.text)
    left -= part.count
    if (left === 0) {
      return {
        text: texts.join(','),
        next: `${start.total}.${section.name}.${part.last}`,
        total: start.total,
      }
    }
    key = sections[index + 1]?.start ?? ''
  }
  return { text: texts.join(','), next: null, total: start.total }
}

async function countAll(
  queries: Queries,
  sections: Section[],
  { owner, viewer }: { owner: string; viewer: UserId },
): Promise<number> {
  let total = 0
  for (const section of sections) total += await countSection(queries, section, owner, viewer)
  return total
}
