import { WifiOff } from 'lucide-react'
import { Button } from '../renderer/ui/Button.tsx'
import { EmptyState } from '../renderer/ui/EmptyState.tsx'
import { useDesk } from './desk-store.ts'
import { ChatsPage } from './pages/chats/ChatsPage.tsx'
import { SignInPage } from './pages/sign-in/SignInPage.tsx'
import { loadSession, useSession } from './session.ts'

/** The page: signing in, or one's own chats. */
export function App() {
  const session = useSession((state) => state.session)
  const desk = useDesk((state) => state.desk)
  if (session.state === 'signedOut') return <SignInPage notice={session.notice} email={session.email} />
  if (session.state === 'unreachable') {
    return (
      <main>
        <EmptyState
          tone="error"
          icon={<WifiOff size={20} strokeWidth={1.75} />}
          title="Your chats couldn’t be opened"
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
  return desk && <ChatsPage desk={desk} />
}
