import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * The server's log: JSON lines on stderr. It holds methods, routes, codes and counts. Of an error it keeps the kind, the code and
 * where it happened, never the message: a database's message repeats what people wrote (security row 16).
 */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, serializers: { err: describeError } },
    pino.destination({ dest: 2, sync: true }),
  )
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = (error as NodeJS.ErrnoException).code
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { kind: error.name, code, where: where.slice(0, 6).map((line) => line.trim()) }
}
