import { useEffect } from 'react'
import { SignInPage } from '../features/sign-in/index.ts'
import { useSession } from '../stores/session.ts'
import { useSettings } from '../stores/settings.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { Frame } from './Frame.tsx'
import { refuseDrops } from './refuse-drops.ts'
import { deskOf } from './reset-stores.ts'
import { Starting } from './Starting.tsx'

/** The whole window: starting, signed out, or at work. */
export function App() {
  const session = useSession((state) => state.session)
  const theme = useSettings((state) => state.settings.theme)
  useEffect(() => useSession.getState().watch(), [])
  useEffect(() => useSettings.getState().watch(), [])
  useEffect(() => refuseDrops(), [])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  return (
    <>
      {session.state === 'starting' && <Starting />}
      {session.state === 'signedOut' && <SignInPage signedOut={session} />}
      {session.state === 'signedIn' && <Frame key={deskOf(session)} session={session} />}
      <Toasts />
    </>
  )
}
