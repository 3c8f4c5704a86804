import { WifiOff } from 'lucide-react'
import { Button } from '../renderer/ui/Button.tsx'
import { EmptyState } from '../renderer/ui/EmptyState.tsx'
import { useDesk } from './desk-store.ts'
import { SignInPage } from './pages/sign-in/SignInPage.tsx'
import { loadSession, useSession } from './session.ts'
import { useAddress } from './shell/address.ts'
import { pageAt } from './shell/pages.ts'
import { Shell } from './shell/Shell.tsx'

/** The page: what everybody may see, signing in, or the shell of a signed-in person. */
export function App() {
  const session = useSession((state) => state.session)
  const desk = useDesk((state) => state.desk)
  const { path, rest } = useAddress()
  const SignedOut = pageAt(path)?.SignedOut
  if (session.state === 'signedOut' && SignedOut) return <SignedOut rest={rest} />
  if (session.state === 'signedOut') return <SignInPage notice={session.notice} email={session.email} />
  if (session.state === 'unreachable') {
    return (
      <main>
        <EmptyState
          tone="error"
          icon={<WifiOff size={20} strokeWidth={1.75} />}
          title={SignedOut ? 'This page couldn’t be opened' : 'Your chats couldn’t be opened'}
          action={
            <Button look="primary" size="touch" onClick={() => void loadSession()}>
              Try again
            </Button>
          }
        >
          {session.reason}
        </EmptyState>
      </main>
    )
  }
  return desk && <Shell desk={desk} />
}
