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

/** Throws an entry away for good. */
export async function discardEntry(opId: OpId): Promise<void> {
  await call('outbox.discard', { opId })
}
