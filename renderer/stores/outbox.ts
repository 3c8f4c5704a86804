import type { OutboxItem } from '../../protocol/ipc/views.ts'
import type { OpId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** What was written and has not reached the server, oldest first. */
export const useOutbox = createReading<OutboxItem[]>(['outbox', 'staged'], async () => {
  return (await call('outbox.list', {})).items
})

/** Tries a failed entry again. */
export async function retryEntry(opId: OpId): Promise<void> {
  await call('outbox.retry', { opId })
}

/** Changes the text of an entry that has not left yet, and tries it again. */
export async function editEntry(opId: OpId, text: string): Promise<void> {
  await call('outbox.edit', { opId, text })
}

/** Tries every entry that failed again, in the order of writing. */
export async function retryAllEntries(items: readonly OutboxItem[]): Promise<void> {
  for (const { opId } of items.filter(({ state }) => state === 'failed')) await retryEntry(opId)
}

/** Throws an entry away; true when `restoreEntry` can put it back. */
export async function discardEntry(opId: OpId): Promise<boolean> {
  return (await call('outbox.discard', { opId })).restorable
}

/** Puts a discarded entry back at the end. */
export async function restoreEntry(opId: OpId): Promise<void> {
  await call('outbox.restore', { opId })
}
