import fastifyCookie from '@fastify/cookie'
import type { Server } from 'socket.io'
import { PORTAL_NAMESPACE, type PortalPoke } from '../../protocol/wire/http.ts'
import type { Batch, WireEvent } from '../../protocol/wire/events.ts'
import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import { findSession, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import { PORTAL_COOKIE } from '../http/asker.ts'
import { customersOf } from '../rules/customer-chats.ts'
import { sessionRoom } from './rooms.ts'
import { endWithToken, EXPIRED } from './token-end.ts'

export interface PortalSockets {
  /** Ends the connections of a session that has ended. */
  endSession(sessionId: string): void
  /** Pokes the customers of each conversation that changed in a way that they may see. */
  announce(batch: Batch): Promise<void>
}

/** The portal's connections: the session's cookie admits, and only from a page of the server's own. */
export function addPortalSockets(io: Server, context: ServerContext): PortalSockets {
  const { database, now, log } = context
  const portal = io.of(PORTAL_NAMESPACE)
  portal.use((socket, next) => {
    const { cookie, origin } = socket.handshake.headers
    const token = fastifyCookie.parse(cookie ?? '')[PORTAL_COOKIE]
    const admitted = async () => {
      // A browser always names its page here; io.ts has refused every page but our own.
      const session =
        token === undefined || origin === undefined ? null : await findSession(database, token, now())
      if (session?.kind !== 'portal') return next(Object.assign(new Error('refused'), { data: EXPIRED }))
      socket.data = session
      await socket.join([sessionRoom(session.id), customerRoom(session.userId)])
      next()
    }
    admitted().catch((error: unknown) => {
      log.error({ err: error })
      next(new Error('refused'))
    })
  })
  portal.on('connection', (socket) => endWithToken(socket, context, socket.data as Session))

  return {
    endSession: (sessionId) => portal.in(sessionRoom(sessionId)).disconnectSockets(true),
    announce: async (batch) => {
      if (portal.sockets.size === 0) return
      for (const conversationId of new Set(batch.events.map(conversationOf))) {
        if (conversationId === null) continue
        const rooms = (await customersOf(database, conversationId)).map(customerRoom)
        if (rooms.length > 0) portal.to(rooms).emit('poke', { conversationId } satisfies PortalPoke)
      }
    },
  }
}

/** The conversation that an event changed for its customer; null for any other event, and for internal notes. */
function conversationOf({ entity, entityId, body }: WireEvent): ConversationId | null {
  if (entity === 'conversation') return entityId as ConversationId
  if (entity !== 'message' && entity !== 'readMark') return null
  const { conversationId, kind } = body as { conversationId: ConversationId; kind?: string }
  return kind === 'note' ? null : conversationId
}

function customerRoom(userId: UserId): string {
  return `customer ${userId}`
}
