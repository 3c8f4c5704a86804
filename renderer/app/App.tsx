import { useEffect } from 'react'
import { ReceptionPage } from '../features/reception/index.ts'
import { SignInPage } from '../features/sign-in/index.ts'
import { useReception } from '../stores/reception.ts'
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
  const reception = useReception((state) => state.view)
  const isReception = reception?.active ?? null
  useEffect(() => refuseDrops(), [])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  return (
    <>
      {reception?.active && <ReceptionPage view={reception} />}
      {isReception !== true && session.state === 'starting' && <Starting />}
      {isReception === false && session.state === 'signedOut' && <SignInPage signedOut={session} />}
      {isReception === false && session.state === 'signedIn' && (
        <Frame key={deskOf(session)} session={session} />
      )}
      <Toasts />
    </>
  )
}
