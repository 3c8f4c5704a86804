import { InvariantBroken } from './broken.ts'

type Logged =
  | { chat: string; closedTo: readonly string[] }
  | { chat: string; message: string; author: string }

/** I21: nobody adds a message to a direct chat that is closed to them. In: chats and new messages, in the log's order. */
export function checkI21(log: readonly Logged[]): void {
  const closed = new Map<string, readonly string[]>()
  for (const entry of log) {
    if ('closedTo' in entry) closed.set(entry.chat, entry.closedTo)
    else if (closed.get(entry.chat)?.includes(entry.author) === true)
      throw new InvariantBroken('I21', `${entry.message} was written by ${entry.author} in a closed chat`)
  }
}
