import type { Session } from '../session/session.ts'
import type { Section } from './table.ts'

type SpaceSections = Section<'community'> & Pick<Section<'location'>, 'location.get'>

/** The panes that only read, so far. */
export function spaceCommands(session: Session): SpaceSections {
  const store = () => session.account().store
  return {
    'community.list': async (input) => store().community(input),
    'location.get': async () => store().location(),
  }
}
