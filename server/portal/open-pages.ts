import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PublicComments, PublicPeople, PublicPosts } from '../../protocol/wire/http.ts'
import { FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { findFile } from '../files/file-rows.ts'
import { notFound, read } from '../http/refusal.ts'
import { sendFile } from '../http/send-file.ts'
import { publicComments } from '../rules/open-comments.ts'
import { isInPublicPost, publicPeople, publicPhoto, publicPosts } from '../rules/open-to-all.ts'

/** From one network address: more than anybody reads, and pages are small. */
const PER_MINUTE = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }
/** Pictures of these pages. */
const PICTURES_PER_MINUTE = { config: { rateLimit: { max: 600, timeWindow: 60_000 } } }

const PersonKey = z.tuple([z.string().max(300), z.uuid()])
const CommentKey = z.tuple([z.number().int(), z.uuid()])
const PostKey = z.tuple([z.boolean(), z.number().int(), z.uuid()])

/**
 * Community and Feed of a location, for everybody, where their visibility is public (use case 5). Whatever is not open is
 * answered like what is not there, so that nobody learns which locations there are.
 */
export function addOpenPages(app: FastifyInstance, context: ServerContext): void {
  const { database } = context

  app.get('/portal/api/open/:id/people', PER_MINUTE, async (request, reply): Promise<PublicPeople> => {
    const locationId = param(request, 'id', LocationId)
    const page = await publicPeople(database, locationId, after(request, PersonKey))
    if (page === null) throw notFound()
    unlisted(reply)
    return { ...(await namesOf(database, locationId)), people: page.rows, next: keyOf(page.next) }
  })

  app.get('/portal/api/open/:id/posts', PER_MINUTE, async (request, reply): Promise<PublicPosts> => {
    const locationId = param(request, 'id', LocationId)
    const page = await publicPosts(database, locationId, after(request, PostKey))
    if (page === null) throw notFound()
    unlisted(reply)
    return { ...(await namesOf(database, locationId)), posts: page.rows, next: keyOf(page.next) }
  })

  app.get('/portal/api/open/:id/posts/:postId/comments', PER_MINUTE, async (request, reply) => {
    const locationId = param(request, 'id', LocationId)
    const postId = param(request, 'postId', PostId)
    const page = await publicComments(database, locationId, postId, after(request, CommentKey))
    if (page === null) throw notFound()
    unlisted(reply)
    const names = await namesOf(database, locationId)
    return { ...names, comments: page.rows, next: keyOf(page.next) } satisfies PublicComments
  })

  app.get('/portal/api/open/:id/people/:userId/photo', PICTURES_PER_MINUTE, async (request, reply) => {
    const locationId = param(request, 'id', LocationId)
    return picture(request, reply, await publicPhoto(database, locationId, param(request, 'userId', UserId)))
  })

  app.get('/portal/api/open/:id/posts/:postId/:fileId', PICTURES_PER_MINUTE, async (request, reply) => {
    const locationId = param(request, 'id', LocationId)
    const fileId = param(request, 'fileId', FileId)
    const isOpen = await isInPublicPost(database, locationId, param(request, 'postId', PostId), fileId)
    return picture(request, reply, isOpen ? fileId : null)
  })

  async function picture(request: FastifyRequest, reply: FastifyReply, fileId: FileId | null) {
    const file = fileId === null ? null : await findFile(database, fileId)
    if (file === null) throw notFound()
    unlisted(reply)
    // Nothing of it is kept by a browser: it may be open to fewer tomorrow.
    return sendFile(context, request, reply, file, 'no-store')
  }
}

/** What stands above every open page. Throws the refusal for a location that isn't there. */
export async function namesOf(queries: Queries, locationId: LocationId) {
  const [names] = await queries.query<{ locationName: string; networkName: string; timeZone: string }>(
    `select name as "locationName", network_name as "networkName", time_zone as "timeZone"
     from locations where id = $1`,
    [locationId],
  )
  if (names === undefined) throw notFound()
  return names
}

/** Keeps an open page out of search engines. */
export function unlisted(reply: FastifyReply): void {
  void reply.header('x-robots-tag', 'noindex, nofollow')
}

/** Where the page before ended, as its answer said; null for the first. Throws the refusal for a made-up end. */
export function after<Key extends z.ZodType>(request: FastifyRequest, schema: Key): z.output<Key> | null {
  const { after: written } = read(z.object({ after: z.string().max(2000).optional() }), request.query)
  if (written === undefined) return null
  try {
    return schema.parse(JSON.parse(Buffer.from(written, 'base64url').toString()))
  } catch {
    throw notFound()
  }
}

/** The same end for the answer; null after the last page. */
export function keyOf(key: readonly unknown[] | null): string | null {
  return key === null ? null : Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** An id of the address. Throws the one refusal for what is no id. */
export function param<Id extends z.ZodType>(request: FastifyRequest, name: string, schema: Id): z.output<Id> {
  const id = schema.safeParse((request.params as Record<string, unknown>)[name])
  if (!id.success) throw notFound()
  return id.data
}
