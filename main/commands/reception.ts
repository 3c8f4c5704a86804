import type { ReceptionView } from '../../protocol/ipc/reception-commands.ts'
import type { Reception } from '../session/reception.ts'
import type { Session } from '../session/session.ts'
import { CommandError } from './command-error.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** What reception mode needs of the shell. */
export interface ReceptionParts {
  reception: Reception
  /** Locks the window into it, or frees it. */
  shown(isActive: boolean): void
}

/** The reception screen: visitors check themselves in, and a PIN leads back. */
export function receptionCommands(
  session: Session,
  changed: Changed,
  { reception, shown }: ReceptionParts,
): Section<'reception'> {
  const view = async (): Promise<ReceptionView> => {
    const account = session.opened()
    const location = await account?.store.location().catch(() => null)
    return {
      active: reception.isActive(),
      locationName: location?.name ?? null,
      online: account?.status().connection === 'online',
    }
  }
  return {
    'reception.state': view,
    async 'reception.start'({ pin }) {
      const { mayChange } = await session
        .account()
        .store.visits({ tab: 'today', query: '', offset: 0, limit: 1 })
      if (!mayChange) {
        throw new CommandError(
          'forbidden',
          'You may only look at visitors here: reception mode checks them in.',
        )
      }
      reception.start(pin)
      shown(true)
      return view()
    },
    async 'reception.leave'({ pin }) {
      reception.leave(pin)
      shown(false)
      return view()
    },
    async 'reception.arrive'(input) {
      reception.requireTry()
      const { outcome, visitorName, touched } = await session.account().store.arrive(input)
      if (outcome === 'nobody') reception.countMiss()
      else reception.countHit()
      await changed(Promise.resolve(touched))
      return { outcome, visitorName }
    },
  }
}
