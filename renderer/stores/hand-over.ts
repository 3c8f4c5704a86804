import type { HandOverNote, HandOverView } from '../../protocol/ipc/views.ts'
import type { HandOverId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** What one shift has to know of the other: who waits, what is open, what was promised, and the last note. */
export const useHandOver = createReading<HandOverView>(
  [
    'conversation',
    'message',
    'followUp',
    'handOver',
    'user',
    'company',
    'membership',
    'booking',
    'visit',
    'outbox',
  ],
  () => call('desk.handOver', {}),
)

/** The newest hand-over alone, for the status line: read when there is another one or it was acknowledged. */
export const useLastHandOver = createReading<HandOverNote | null>(['handOver'], async () => {
  return (await call('desk.lastHandOver', {})).last
})

/** Hands the shift over, with a note to whoever comes next. */
export async function writeHandOver(note: string): Promise<void> {
  await call('desk.writeHandOver', { note })
}

/** Says that the hand-over was read: everybody at the desk sees by whom and when. */
export async function acknowledgeHandOver(id: HandOverId): Promise<void> {
  await call('desk.acknowledgeHandOver', { id })
}
