import type { z } from 'zod'
import { REQUESTS, type Answer, type RequestName } from '../../protocol/wire/requests.ts'
import { hello } from './hello.ts'
import { history } from './history.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { Refusal, UNEXPECTED } from './refusal.ts'
import { requireShortText } from './message-length.ts'
import type { SyncServer, SyncSession } from './server-parts.ts'

/**
 * Answers one request of a connection. Never rejects. What does not fit the schema is a `badRequest` that repeats
 * nothing of it: the caller counts those (three in 60 s end the connection).
 */
export async function answerRequest(
  server: SyncServer,
  session: SyncSession,
  name: RequestName,
  raw: unknown,
): Promise<Answer<unknown>> {
  try {
    return { ok: true, value: await dispatch(server, session, name, raw) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error }
    server.report(error)
    return { ok: false, error: UNEXPECTED }
  }
}

function dispatch(
  server: SyncServer,
  session: SyncSession,
  name: RequestName,
  raw: unknown,
): Promise<unknown> {
  switch (name) {
    case 'hello':
      return hello(server, session, parsed(REQUESTS.hello.input, raw))
    case 'pull':
      return pull(server, session, parsed(REQUESTS.pull.input, raw))
    case 'push':
      refuseLongText(raw)
      return push(server, session, parsed(REQUESTS.push.input, raw))
    case 'history':
      return history(server, session, parsed(REQUESTS.history.input, raw))
  }
}

function parsed<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw)
  if (!result.success) throw new Refusal('badRequest', 'The server does not understand this request.')
  return result.data
}

/** A message that is too long is named as such: the rest of its push is then sent without it. */
function refuseLongText(raw: unknown): void {
  const { ops } = (raw ?? {}) as { ops?: unknown }
  if (!Array.isArray(ops)) return
  for (const op of ops as ({ body?: { text?: unknown } | null } | null)[]) requireShortText(op?.body?.text)
}
