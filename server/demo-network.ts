import type { ServerContext } from './context.ts'
import { StartError } from './start-error.ts'

export interface DemoOptions {
  customers?: number | undefined
  messages?: number | undefined
}

export interface DemoAccount {
  email: string
  password: string
}

/**
 * Fills an empty database with the demo network; one that holds the demo network already is left as it is.
 * Out: the account to sign in with. Throws StartError for the database of a real network.
 */
export async function ensureDemo(context: ServerContext, options: DemoOptions): Promise<DemoAccount> {
  const { database } = context
  const [known] = await database.query<DemoAccount>('select email, password from demo_account')
  if (known !== undefined) return known
  if ((await database.query('select 1 from locations limit 1')).length > 0) {
    throw new StartError(
      'This data folder holds a network already: leave out --demo, or choose another with --data.',
    )
  }
  // Only a demo loads what the demo network is made of.
  const { seedDemo } = await import('./demo/seed.ts')
  const { customers, messages } = options
  const account = await seedDemo(database, {
    now: context.now(),
    filesFolder: context.filesFolder,
    ...(customers === undefined ? {} : { customers }),
    ...(messages === undefined ? {} : { messages }),
  })
  // The plans of the first queries need to know how much there is now.
  await database.script('analyze')
  return account
}
