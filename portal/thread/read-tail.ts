import type { PortalMessage, PortalMessages } from '../../protocol/wire/http.ts'
import { allKnown, lastSeq, merged } from './merge.ts'
import type { Tail, Thread } from './merge.ts'

/** Reads one page: the newest without `before`. */
export type ReadPage = (before?: number) => Promise<PortalMessages>

/** After being away for longer than this many pages, the thread starts afresh from its newest. */
const GAP_PAGES_MAX = 4

/**
 * Reads the newest page, then as many older ones as close the hole to what is known. When the newest page brings
 * nothing new, the change that was announced lies further up: then the known pages are read again.
 */
export async function readTail(known: Thread | null, readPage: ReadPage): Promise<Tail> {
  const newest = await readPage()
  let { messages, hasOlder } = newest
  const joins = (): boolean => known === null || !hasOlder || firstSeq(messages) <= known.syncedSeq
  for (let pages = 1; pages < GAP_PAGES_MAX && !joins(); pages += 1) {
    const older = await readPage(firstSeq(messages))
    messages = merged(messages, older.messages)
    hasOlder = older.hasOlder
  }
  const { deskReadSeq } = newest
  if (known?.deskReadSeq === deskReadSeq && allKnown(known.messages, newest.messages)) {
    messages = await readBackTo(firstSeq(known.messages), messages, readPage)
  }
  return { messages, hasOlder, deskReadSeq, syncedSeq: lastSeq(newest.messages), joins: joins() }
}

async function readBackTo(
  oldestSeq: number,
  tail: PortalMessage[],
  readPage: ReadPage,
): Promise<PortalMessage[]> {
  let messages = tail
  while (firstSeq(messages) > oldestSeq) {
    const page = await readPage(firstSeq(messages))
    if (page.messages.length === 0) break
    messages = merged(messages, page.messages)
  }
  return messages
}

function firstSeq(messages: readonly PortalMessage[]): number {
  return messages[0]?.seq ?? 0
}
