import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

export function outboxCommands(session: Session, changed: Changed): Section<'outbox'> {
  const store = () => session.account().store
  return {
    'outbox.list': async () => store().outboxItems(),
    'outbox.retry': async (input) => changed(store().retryOp(input)),
    'outbox.edit': async (input) => changed(store().editOp(input)),
    'outbox.discard': async (input) => {
      const { touched, restorable } = await store().discardOp(input)
      await changed(Promise.resolve(touched))
      await session.account().staging.sweep()
      return { restorable }
    },
    'outbox.restore': async (input) => changed(store().restoreOp(input)),
  }
}
