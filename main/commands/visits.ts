import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** Who comes to the current location, and what is done about it. */
export function visitCommands(session: Session, changed: Changed): Section<'visitors'> {
  const store = () => session.account().store
  return {
    'visitors.list': async (input) => store().visits(input),
    'visitors.contacts': async (input) => store().visitContacts(input),
    'visitors.place': async (input) => store().visitPlace(input),
    'visitors.byCode': async (input) => store().visitByCode(input),
    async 'visitors.register'(input) {
      const { id, code, touched } = await store().registerVisit(input)
      await changed(Promise.resolve(touched))
      return { id, code }
    },
    'visitors.step': async (input) => changed(store().stepVisit(input)),
    'visitors.undo': async (input) => changed(store().undoVisitStep(input)),
    'visitors.nudge': async (input) => changed(store().nudgeHost(input)),
    'visitors.answer': async (input) => changed(store().answerVisit(input)),
    'visitors.needApproval': async (input) => changed(store().needApproval(input)),
  }
}
