import { cleanName } from '../files/clean-name.ts'
import { fetchEvidence } from '../files/evidence.ts'
import { writeBeside } from '../files/write-beside.ts'
import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import { CommandError } from './command-error.ts'
import type { SaveDialogs } from './file-dialogs.ts'
import type { Section } from './table.ts'

/** Having PDFs signed (use case 4). */
export function signatureCommands(
  session: Session,
  changed: Changed,
  dialogs: Pick<SaveDialogs, 'chooseTarget'>,
): Section<'signatures'> {
  const store = () => session.account().store
  return {
    'signatures.choices': async (input) => store().signerChoices(input),
    'signatures.draft': async (input) => changed(store().draftSignature(input)),
    'signatures.request': async (input) => changed(store().requestSignature(input)),
    'signatures.withdraw': async (input) => changed(store().withdrawSignature(input)),
    async 'signatures.saveEvidence'({ signatureId }) {
      const { place, tokens } = session.account()
      const from = { server: place.server, freshToken: () => tokens.fresh() }
      const fetched = await fetchEvidence(from, signatureId)
      if ('problem' in fetched) throw new CommandError('fileMissing', PROBLEMS[fetched.problem])
      const target = await dialogs.chooseTarget(cleanName(`${fetched.title} (evidence).json`))
      if (target === null) return { saved: false }
      // Addresses and browsers of people are in it: readable by its owner alone.
      await writeBeside(target, 0o600, (file) => file.writeFile(fetched.bytes)).catch(() => {
        throw new CommandError('forbidden', 'The evidence can’t be saved there. Choose another folder.')
      })
      return { saved: true }
    },
    'signatures.remind': async (input) => changed(store().remindSigner(input)),
    'signatures.sealAgain': async (input) => changed(store().sealAgain(input)),
  }
}

const PROBLEMS = {
  unreachable: 'The evidence is kept on the server. Go online and try again.',
  gone: 'The server no longer gives out this evidence: you may not see this chat any more.',
}
