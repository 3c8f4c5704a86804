import type { ServerContext } from '../context.ts'

const RETRY_MS = 60_000
/** A mail that could not be handed over is tried again after this. */
const CLAIM_MS = 5 * 60_000
const AT_ONCE = 20

/**
 * Hands over the mails that effects have queued in their transactions: after each commit, after a restart, and once a
 * minute while the mail server doesn't take them. A mail leaves at least once: it is deleted when it has been handed over.
 * `address` is how people reach this server, once it listens. Out: `look` says that there may be new ones, `close` ends it.
 */
export function sendOutgoing(context: ServerContext, address: () => string): { look(): void; close(): void } {
  let running = false
  let again = false
  const look = () => {
    again = true
    if (running) return
    running = true
    context.afterwards(
      sendAll().finally(() => {
        running = false
      }),
    )
  }
  const sendAll = async () => {
    while (again) {
      again = false
      while (await sendSome(context, address())) {
        // There may be more.
      }
    }
  }
  const timer = setInterval(look, RETRY_MS)
  return { look, close: () => clearInterval(timer) }
}

/** True when there may be more to send. Two servers on one database never take the same mail at once. */
async function sendSome({ database, mail, now }: ServerContext, address: string): Promise<boolean> {
  const mails = await database.query<{
    id: string
    to: string
    subject: string
    text: string
    page: string | null
  }>(
    `update outgoing_mails set claimed_at = $1 where id in (
       select id from outgoing_mails where claimed_at < $2 order by at, id limit ${AT_ONCE} for update skip locked
     ) returning id, recipient as "to", subject, text, page`,
    [now(), now() - CLAIM_MS],
  )
  for (const { id, to, subject, text, page } of mails) {
    await mail.send({ to, subject, text: page === null ? text : `${text}\n${address}${page}\n` })
    await database.query('delete from outgoing_mails where id = $1', [id])
  }
  return mails.length === AT_ONCE
}
