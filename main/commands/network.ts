import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** As long as the toast with Undo stands, and a little longer. */
const UNDO_MS = 6500

/** What an owner sets for the network, and who works at the current location. */
export function networkCommands(session: Session, changed: Changed): Section<'network'> {
  const store = () => session.account().store
  return {
    'network.settings': async () => store().networkSettings(),
    'network.configure': async (input) => changed(store().configureNetwork(input)),
    'network.setAdministrator': async (input) => changed(store().setAdministrator(input)),
    'network.invite': async (input) => changed(store().inviteAdministrator(input)),
    'network.inviteAgain': async (input) => changed(store().inviteAdministratorAgain(input)),
    'network.withdrawInvitation': async (input) =>
      changed(store().withdrawInvitation({ ...input, holdUntil: Date.now() + UNDO_MS })),
    'network.undoWithdrawal': async (input) => changed(store().undoWithdrawal(input)),
  }
}
