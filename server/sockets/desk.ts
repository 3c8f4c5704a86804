import type { Namespace, Server, Socket } from 'socket.io'
import type { Batch, Poke, WireEvent } from '../../protocol/wire/events.ts'
import type { WireError } from '../../protocol/wire/errors.ts'
import type { StreamId, UserId } from '../../protocol/wire/ids.ts'
import { Typing, REQUESTS, type Answer, type RequestName } from '../../protocol/wire/requests.ts'
import { MembershipRow } from '../../protocol/wire/rows/people.ts'
import { findSession, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import { epochFor, isOfOversight, isWithheld, readAs, VIEWS } from '../rules/visible-events.ts'
import { answerRequest } from '../sync/answer.ts'
import { BATCH_BYTES_MAX } from '../sync/pull.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { latestOnly } from './latest-only.ts'
import type { Presence } from './presence.ts'
import { keepAllowed, sessionRoom, streamOfRoom, streamRoom, greetAnew, userOf, watch } from './rooms.ts'
import { endWithToken, EXPIRED, sayBye } from './token-end.ts'
import { relayDeskTyping } from './typing.ts'
import { Violations } from './violations.ts'

const POKE_EVERY_MS = 30_000
/** Requests of one connection that are being answered at a time. */
const UNDER_WAY_MAX = 32

const UNDERSTOOD_NOTHING: WireError = {
  code: 'badRequest',
  retry: 'never',
  message: 'The server did not understand what this device sent. Update Foyer.',
}
const BUSY: WireError = { code: 'busy', retry: 'backoff', message: 'The server is busy. Foyer tries again.' }

export interface DeskSockets {
  /** Ends the connections of a session that has ended. */
  endSession(sessionId: string): void
  /** Ends every connection of a user who was barred. */
  endUser(userId: UserId): void
  announce(batch: Batch): void
  close(): void
}

/** The desk's connections: the bearer token admits, requests are answered, batches and pokes go out. */
export function addDeskSockets(
  io: Server,
  context: ServerContext,
  sync: SyncServer,
  presence: Presence,
): DeskSockets {
  const desk = io.of('/')
  desk.use((socket, next) => {
    admit(socket, context).then(
      (isAdmitted) => next(isAdmitted ? undefined : refusedWith(EXPIRED)),
      (error: unknown) => {
        context.log.error({ err: error })
        next(refusedWith(BUSY))
      },
    )
  })
  desk.on('connection', (socket) => serve(io, socket, { context, sync, presence }))

  const timer = setInterval(() => {
    keepAllowed(desk, context.database)
      .then(() => pokeAll(desk, sync))
      .catch((error: unknown) => context.log.error({ err: error }))
  }, POKE_EVERY_MS)
  timer.unref()

  return {
    endSession: (sessionId) => {
      const room = desk.in(sessionRoom(sessionId))
      room.emit('bye', EXPIRED)
      room.disconnectSockets(true)
    },
    endUser: (userId) => {
      for (const socket of desk.sockets.values()) if (userOf(socket) === userId) sayBye(socket, EXPIRED)
    },
    announce: (batch) => announce(desk, batch),
    close: () => clearInterval(timer),
  }
}

/** What a connection that is not let in gets as its `connect_error`: the WireError is in `data`. */
function refusedWith(data: WireError): Error {
  return Object.assign(new Error('refused'), { data })
}

/** Lets a socket in by the access token of its handshake: `auth: {token}`. */
async function admit(socket: Socket, { database, now }: ServerContext): Promise<boolean> {
  const { token } = socket.handshake.auth as { token?: unknown }
  const session = typeof token === 'string' ? await findSession(database, token, now()) : null
  if (session?.kind !== 'desk') return false
  socket.data = session
  await socket.join(sessionRoom(session.id))
  return true
}

function serve(
  io: Server,
  socket: Socket,
  { context, sync, presence }: { context: ServerContext; sync: SyncServer; presence: Presence },
): void {
  const session = socket.data as Session
  const violations = new Violations(context.now)
  let underWay = 0
  const types = latestOnly(
    (typing: Typing) => relayDeskTyping(io, socket, context, typing),
    (error) => context.log.error({ err: error }),
  )
  /** Pushes of one device are applied in the order in which they came (I6). */
  let pushed: Promise<unknown> = Promise.resolve()

  const violate = () => {
    if (violations.count()) sayBye(socket, UNDERSTOOD_NOTHING)
  }
  const answer = (name: RequestName, input: unknown): Promise<Answer<unknown>> => {
    const part = {
      actor: { userId: session.userId, side: 'desk' as const },
      watch: (streams: StreamId[]) => watch(socket, context.database, streams),
    }
    const ask = () => answerRequest(sync, part, name, input)
    if (name !== 'push') return ask()
    const answered = pushed.then(ask)
    pushed = answered
    return answered
  }

  socket.onAny((name: string, input: unknown, acknowledge: unknown) => {
    if (name === 'typing') {
      const typing = Typing.safeParse(input)
      if (!typing.success) return violate()
      return types(typing.data)
    }
    if (!Object.hasOwn(REQUESTS, name) || typeof acknowledge !== 'function') return violate()
    const reply = acknowledge as (answer: Answer<unknown>) => void
    if (underWay >= UNDER_WAY_MAX) return reply({ ok: false, error: BUSY })
    underWay++
    void answer(name as RequestName, input).then((given) => {
      underWay--
      reply(given)
      if (name === 'hello' && given.ok) context.afterwards(presence.tell(socket))
      if (!given.ok && given.error.code === 'badRequest') violate()
    })
  })
  endWithToken(socket, context, session)
}

/**
 * A batch that would not fit a frame, or of which something is withheld, goes as a poke: the device pulls. Whose rights
 * may have changed gets nothing of any stream before having said hello again (I15).
 */
function announce(desk: Namespace, batch: Batch): void {
  const { stream, epoch, head } = batch
  const concerned = new Set(
    batch.events.filter(({ entity }) => entity === 'membership').map(userOfMembership),
  )
  for (const socket of desk.sockets.values()) if (concerned.has(userOf(socket))) greetAnew(socket)
  const isForAll =
    !batch.events.some(isOfOversight) && Buffer.byteLength(JSON.stringify(batch)) <= BATCH_BYTES_MAX
  for (const view of VIEWS) {
    const room = desk.to(streamRoom(stream, view))
    const named = epochFor(view, epoch)
    if (isForAll && !batch.events.some((event) => isWithheld(view, readAs(event)))) {
      room.emit('batch', { ...batch, epoch: named } satisfies Batch)
    } else room.emit('poke', { stream, epoch: named, head } satisfies Poke)
  }
}

/** Whose rights an event about a membership may have changed; null when it is gone, which only removes customers. */
function userOfMembership({ body }: WireEvent): UserId | null {
  return MembershipRow.safeParse(body).data?.userId ?? null
}

/** Every stream that somebody watches: finds the batch that was lost last. */
async function pokeAll(desk: Namespace, sync: SyncServer): Promise<void> {
  for (const room of [...desk.adapter.rooms.keys()]) {
    const of = streamOfRoom(room)
    if (of === null) continue
    const { stream, view } = of
    const { epoch, head } = await sync.storage.transaction((transaction) => transaction.streamHead(stream))
    desk.to(room).emit('poke', { stream, epoch: epochFor(view, epoch), head } satisfies Poke)
  }
}
