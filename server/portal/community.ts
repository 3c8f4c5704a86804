import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  BOOKING_DAYS_MAX,
  PortalCommentPut,
  PortalLike,
  PortalPostPut,
  PortalRemove,
  type PortalBookings,
  type PortalComment,
  type PortalDirectory,
  type PortalPlace,
  type PortalPost,
  type PortalProfile,
} from '../../protocol/wire/http.ts'
import { CommentId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { portalSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { applyAsCustomer } from './apply.ts'
import { bookingsFor } from './bookings.ts'
import { directoryFor, placesFor, profileFor } from './directory.ts'
import { commentsFor, postsFor } from './feed-shown.ts'

/** More than anybody writes: a flood stops here. */
const CHANGES_PER_USER = { tries: 60, windowMs: 60_000 }
/** More than anybody looks up by hand: the directory can't be copied letter by letter. */
const LOOKS_PER_USER = { tries: 300, windowMs: 60_000 }

const Day = z.object({ day: z.coerce.number().int().min(0).max(BOOKING_DAYS_MAX).default(0) })
const Search = z.object({ q: z.string().max(100).default('') })

/** Community, Feed and bookings of the portal, for whom they are shown to (use case 5). */
export function addPortalCommunity(app: FastifyInstance, context: ServerContext, sync: SyncServer): void {
  const { database } = context
  const changes = new Throttle(CHANGES_PER_USER, context.now)
  const looks = new Throttle(LOOKS_PER_USER, context.now)

  const reader = async (request: FastifyRequest): Promise<UserId> => {
    const { userId } = await portalSession(context, request)
    return counted(looks, userId)
  }
  const writer = async (request: FastifyRequest): Promise<UserId> => {
    const { userId } = await portalSession(context, request)
    return counted(changes, userId)
  }

  app.get('/portal/api/places', async (request): Promise<{ places: PortalPlace[] }> => {
    return { places: await placesFor(database, await reader(request)) }
  })

  app.get('/portal/api/community/:locationId', async (request): Promise<PortalDirectory> => {
    const userId = await reader(request)
    const { q } = read(Search, request.query)
    return found(await directoryFor(database, userId, param(request, 'locationId', LocationId), q))
  })

  app.get('/portal/api/bookings/:locationId', async (request): Promise<PortalBookings> => {
    const userId = await reader(request)
    const { day } = read(Day, request.query)
    const locationId = param(request, 'locationId', LocationId)
    return found(await bookingsFor(database, userId, locationId, { day, now: context.now() }))
  })

  app.get('/portal/api/people/:id', async (request): Promise<PortalProfile> => {
    const userId = await reader(request)
    return found(await profileFor(database, userId, param(request, 'id', UserId)))
  })

  app.get('/portal/api/feed/:locationId', async (request): Promise<{ posts: PortalPost[] }> => {
    const userId = await reader(request)
    return { posts: found(await postsFor(database, userId, param(request, 'locationId', LocationId))) }
  })

  app.get('/portal/api/posts/:id/comments', async (request): Promise<{ comments: PortalComment[] }> => {
    const userId = await reader(request)
    return { comments: found(await commentsFor(database, userId, param(request, 'id', PostId))) }
  })

  app.put('/portal/api/feed/:locationId/posts/:id', async (request) => {
    const userId = await writer(request)
    const { opId, ...post } = read(PortalPostPut, request.body)
    const locationId = param(request, 'locationId', LocationId)
    const postId = param(request, 'id', PostId)
    await applyAsCustomer(sync, userId, opId, { type: 'post.put', postId, locationId, ...post })
    return {}
  })

  app.delete('/portal/api/posts/:id', async (request) => {
    const userId = await writer(request)
    const { opId } = read(PortalRemove, request.body)
    const postId = param(request, 'id', PostId)
    await applyAsCustomer(sync, userId, opId, { type: 'post.remove', postId })
    return {}
  })

  app.post('/portal/api/posts/:id/like', async (request) => {
    const userId = await writer(request)
    const { opId, on } = read(PortalLike, request.body)
    const postId = param(request, 'id', PostId)
    await applyAsCustomer(sync, userId, opId, { type: 'post.like', postId, on })
    return {}
  })

  app.put('/portal/api/posts/:id/comments/:commentId', async (request) => {
    const userId = await writer(request)
    const { opId, ...comment } = read(PortalCommentPut, request.body)
    const postId = param(request, 'id', PostId)
    const commentId = param(request, 'commentId', CommentId)
    await applyAsCustomer(sync, userId, opId, { type: 'comment.put', postId, commentId, ...comment })
    return {}
  })

  app.delete('/portal/api/comments/:id', async (request) => {
    const userId = await writer(request)
    const { opId } = read(PortalRemove, request.body)
    const commentId = param(request, 'id', CommentId)
    await applyAsCustomer(sync, userId, opId, { type: 'comment.remove', commentId })
    return {}
  })
}

function counted(throttle: Throttle, userId: UserId): UserId {
  if (!throttle.allows(userId)) throw tooManyTries('a minute')
  throttle.count(userId)
  return userId
}

function param<Id extends z.ZodType>(request: FastifyRequest, name: string, schema: Id): z.output<Id> {
  const id = schema.safeParse((request.params as Record<string, unknown>)[name])
  if (!id.success) throw notFound()
  return id.data
}

function found<Shown>(shown: Shown | null): Shown {
  if (shown === null) throw notFound()
  return shown
}
