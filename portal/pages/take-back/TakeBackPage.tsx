import { Link2Off, MailCheck, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { create } from 'zustand'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { takeEmailBack } from '../../api-email.ts'
import { ApiError, reasonOf } from '../../api-error.ts'
import { loadSession } from '../../session.ts'

const ICON = { size: 20, strokeWidth: 1.75 } as const

/** What became of each link. Not in the page: it is made anew when the session here ends, which taking back does. */
const useOutcomes = create<Record<string, 'done' | 'gone'>>()(() => ({}))

/** Where the mail to an old address leads: the change of the address can be taken back, by a button and not by opening it. */
export function TakeBackPage({ rest: [secret = ''] }: { rest: readonly string[] }) {
  const state = useOutcomes((outcomes) => outcomes[secret] ?? 'asked')
  const [reason, setReason] = useState<string | null>(null)
  const takeBack = (): void => {
    setReason(null)
    takeEmailBack(secret).then(
      () => {
        useOutcomes.setState({ [secret]: 'done' })
        // Every session has ended, perhaps the one here, too.
        void loadSession()
      },
      (error: unknown) => {
        if (error instanceof ApiError && error.code === 'notFound') useOutcomes.setState({ [secret]: 'gone' })
        else setReason(reasonOf(error))
      },
    )
  }
  return (
    <main>
      {state === 'asked' && (
        <EmptyState
          icon={<ShieldAlert {...ICON} />}
          title="Was it not you who changed your address?"
          action={
            <Button look="primary" size="touch" onClick={takeBack}>
              Take my address back
            </Button>
          }
        >
          Your old address counts again, and everybody who is signed in as you is signed out.
          {reason !== null && <span role="alert"> {reason}</span>}
        </EmptyState>
      )}
      {state === 'done' && (
        <EmptyState
          icon={<MailCheck {...ICON} />}
          title="Your address is yours again"
          action={<a href="#/">Sign in</a>}
        >
          Everybody has been signed out. Sign in with a code to your old address.
        </EmptyState>
      )}
      {state === 'gone' && (
        <EmptyState tone="error" icon={<Link2Off {...ICON} />} title="This can’t be taken back any more">
          The link was used, or is older than seven days. Ask the front desk for help.
        </EmptyState>
      )}
    </main>
  )
}
