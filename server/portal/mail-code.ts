import type { ServerContext } from '../context.ts'
import { networkName } from '../http/about.ts'

/** Mails a code that proves whose the address is. */
export async function mailCode(context: ServerContext, to: string, code: string): Promise<void> {
  const network = await networkName(context.database)
  await context.mail.send({
    to,
    subject: `Your code for ${network}: ${code}`,
    text:
      `Your code is ${code}\n\nType it on the page where you asked for it. It is valid for ten minutes and works once.\n` +
      'If you did not ask for it, you need not do anything.\n',
  })
}
