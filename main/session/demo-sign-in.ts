import type { Session } from './session.ts'

/**
 * Signs in with the name and password that `npm start` hands over in the environment, unless somebody is signed in
 * already. What stands in the way is told on the sign-in page.
 */
export async function signInForDemo(
  session: Session,
  server: string | null,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (session.opened()) return
  const email = environment.FOYER_DEMO_EMAIL
  const password = environment.FOYER_DEMO_PASSWORD
  if (!server || !email || !password) {
    session.explain('--demo-sign-in needs --server URL, FOYER_DEMO_EMAIL and FOYER_DEMO_PASSWORD.')
    return
  }
  try {
    await session.signIn({ server, email, password })
  } catch (error) {
    session.explain(error instanceof Error ? error.message : String(error))
  }
}
