import type { Session } from '../session/session.ts'
import type { Section } from './table.ts'

/** The directory, which is only read. */
export function spaceCommands(session: Session): Section<'community'> {
  const store = () => session.account().store
  return {
    'community.list': async (input) => store().community(input),
  }
}
