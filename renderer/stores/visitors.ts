import type { VisitView } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** Who is expected or here today. */
export const useVisitors = createReading<VisitView[]>(['visit', 'user'], async () => {
  return (await call('visitors.today', {})).visits
})
