import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

export function customerCommands(session: Session, changed: Changed): Section<'customers'> {
  const store = () => session.account().store
  return {
    'customers.list': async (input) => store().customersList(input),
    'customers.profile': async (input) => store().profile(input),
    'customers.annotate': async (input) => changed(store().annotate(input)),
  }
}
