import type { ServerContext } from './context.ts'
import { removeAbandoned } from './files/remove-abandoned.ts'

const EVERY_MS = 3_600_000

/** Tidies up behind the answers: now what is quick, and every hour all of it. Out: stops it. */
export function keepTidy(context: ServerContext): () => void {
  const { database, afterwards } = context
  // PostgreSQL does this by itself. PGlite has no process for it, and without statistics it reads a whole table for one page.
  const isOurs = database.kind === 'pglite'
  if (isOurs) afterwards(database.script('analyze'))
  afterwards(removeAbandoned(context))
  const timer = setInterval(() => {
    afterwards(removeAbandoned(context))
    if (isOurs) afterwards(database.script('vacuum (analyze)'))
  }, EVERY_MS)
  return () => clearInterval(timer)
}
