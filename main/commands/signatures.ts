import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** Having PDFs signed (use case 4). */
export function signatureCommands(session: Session, changed: Changed): Section<'signatures'> {
  const store = () => session.account().store
  return {
    'signatures.choices': async (input) => store().signerChoices(input),
    'signatures.draft': async (input) => changed(store().draftSignature(input)),
    'signatures.request': async (input) => changed(store().requestSignature(input)),
    'signatures.withdraw': async (input) => changed(store().withdrawSignature(input)),
    'signatures.remind': async (input) => changed(store().remindSigner(input)),
  }
}
