import type { Colleague } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** The administrators of this location who may read chats: to assign to, and to mention. */
export const useColleagues = createReading<Colleague[]>(
  ['user', 'membership', 'location'],
  async () => (await call('desk.colleagues', {})).people,
)
