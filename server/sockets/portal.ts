import fastifyCookie from '@fastify/cookie'
import type { Server, Socket } from 'socket.io'
import { PORTAL_NAMESPACE, PORTAL_VISITS, PortalTyping, type PortalPoke } from '../../protocol/wire/http.ts'
import type { Batch } from '../../protocol/wire/events.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import { findSession, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import { PORTAL_COOKIE } from '../http/asker.ts'
import { customersOf } from '../rules/customer-chats.ts'
import { latestOnly } from './latest-only.ts'
import { conversationOf, hostOf } from './portal-batch.ts'
import { PortalNews } from './portal-news.ts'
import type { Presence } from './presence.ts'
import { customerRoom, EVERY_CUSTOMER, EVERY_VISITOR, sessionRoom } from './rooms.ts'
import { endWithToken, EXPIRED } from './token-end.ts'
import { relayPortalTyping } from './typing.ts'
import { Violations } from './violations.ts'

export interface PortalSockets {
  /** Ends the connections of a session that has ended. */
  endSession(sessionId: string): void
  /** Ends every connection of a user who was barred. */
  endUser(userId: UserId): void
  /** Pokes the customers of each conversation that changed in a way that they may see. */
  announce(batch: Batch): Promise<void>
  close(): void
}

/** The portal's connections: the session's cookie admits, and only from a page of the server's own. */
export function addPortalSockets(io: Server, context: ServerContext, presence: Presence): PortalSockets {
  const { database, now, log } = context
  const portal = io.of(PORTAL_NAMESPACE)
  portal.use((socket, next) => {
    const { cookie, origin } = socket.handshake.headers
    const token = fastifyCookie.parse(cookie ?? '')[PORTAL_COOKIE]
    const admitted = async () => {
      // A browser always names its page here; io.ts has refused every page but our own.
      const session =
        token === undefined || origin === undefined ? null : await findSession(database, token, now())
      if (session === null || session.kind === 'desk')
        return next(Object.assign(new Error('refused'), { data: EXPIRED }))
      socket.data = session
      const all = session.kind === 'visitor' ? EVERY_VISITOR : EVERY_CUSTOMER
      await socket.join([sessionRoom(session.id), customerRoom(session.userId), all])
      next()
    }
    admitted().catch((error: unknown) => {
      log.error({ err: error })
      next(new Error('refused'))
    })
  })
  portal.on('connection', (socket) => {
    serve(io, socket, context)
    presence.changed()
    socket.on('disconnect', () => presence.changed())
  })

  const news = new PortalNews(portal, context)
  return {
    endSession: (sessionId) => portal.in(sessionRoom(sessionId)).disconnectSockets(true),
    endUser: (userId) => portal.in(customerRoom(userId)).disconnectSockets(true),
    announce: async (batch) => {
      if (portal.sockets.size === 0) return
      news.heard(batch)
      for (const event of batch.events) {
        const host = hostOf(event)
        if (host !== null) portal.to(customerRoom(host)).emit(PORTAL_VISITS, {})
      }
      for (const conversationId of new Set(batch.events.map(conversationOf))) {
        if (conversationId === null) continue
        const rooms = (await customersOf(database, conversationId)).map(customerRoom)
        if (rooms.length > 0) portal.to(rooms).emit('poke', { conversationId } satisfies PortalPoke)
      }
    },
    close: () => news.close(),
  }
}

/** A page says that its customer is typing, and nothing else. */
function serve(io: Server, socket: Socket, context: ServerContext): void {
  const violations = new Violations(context.now)
  const types = latestOnly(
    (typing: PortalTyping) => relayPortalTyping(io, socket, context, typing),
    (error) => context.log.error({ err: error }),
  )
  socket.onAny((name: string, input: unknown) => {
    const typing = name === 'typing' ? PortalTyping.safeParse(input) : null
    if (typing?.success !== true) {
      if (violations.count()) socket.disconnect(true)
      return
    }
    types(typing.data)
  })
  endWithToken(socket, context, socket.data as Session)
}
