import type { Socket } from 'socket.io'
import type { WireError } from '../../protocol/wire/errors.ts'
import { tokensEndAt, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'

/** Node's timers can't wait for more than 24 days. */
const WAIT_MAX_MS = 24 * 3_600_000
const ASK_AGAIN_MS = 10_000

export const EXPIRED: WireError = {
  code: 'sessionExpired',
  retry: 'auth',
  message: 'You are signed out: sign in again.',
}

/** Tells the other side why, and ends the connection. */
export function sayBye(socket: Socket, error: WireError): void {
  socket.emit('bye', error)
  socket.disconnect(true)
}

/** When its token ends, the connection lives on only if the device has renewed it in the meantime. */
export function endWithToken(socket: Socket, { database, now, log }: ServerContext, session: Session): void {
  let timer: NodeJS.Timeout
  const check = async () => {
    const endsAt = await tokensEndAt(database, session.id)
    if (endsAt <= now()) sayBye(socket, EXPIRED)
    else if (socket.connected) wait(endsAt)
  }
  const wait = (until: number) => {
    timer = setTimeout(
      () => {
        check().catch((error: unknown) => {
          log.error({ err: error })
          // A database that does not answer now must not give the connection more than the token does.
          if (socket.connected) wait(now() + ASK_AGAIN_MS)
        })
      },
      Math.min(until - now(), WAIT_MAX_MS),
    )
    timer.unref()
  }
  wait(session.expiresAt)
  socket.on('disconnect', () => clearTimeout(timer))
}
