import type { FastifyInstance } from 'fastify'
import type { ServerContext } from '../context.ts'
import { addPortalPush } from '../portal/push.ts'
import type { Announcements } from '../sockets/announcements.ts'
import { pushKeys } from './keys.ts'
import { servicesIn } from './services.ts'
import { PushTeller } from './teller.ts'

/** Who answers for this server when a push service has a question, unless somebody said so. */
const NOBODY = 'mailto:no-reply@foyer.invalid'

interface PushOptions {
  dataFolder: string
  pushServices?: string | undefined
  publicUrl?: string | undefined
  mailFrom?: string | undefined
}

/** Joins the parts that tell closed portals. Out: `start`, to be called when the server listens. */
export async function openPush(
  app: FastifyInstance,
  context: ServerContext,
  options: PushOptions,
  announcements: Announcements,
): Promise<{ start(): () => void }> {
  const services = servicesIn(options.pushServices)
  if (services.length === 0) {
    addPortalPush(app, context, { publicKey: null, services, subscribed: async () => {} })
    return { start: () => () => {} }
  }
  const keys = await pushKeys(options.dataFolder)
  const teller = new PushTeller(context, { keys, subject: subjectOf(options), services })
  announcements.listen((batch) => teller.heard(batch))
  addPortalPush(app, context, {
    publicKey: keys.publicKey,
    services,
    subscribed: (userId) => teller.subscribed(userId),
  })
  return teller
}

/** How a push service reaches the operator: the network's own address, or that from which its mails come. */
function subjectOf({ publicUrl, mailFrom }: PushOptions): string {
  if (publicUrl?.startsWith('https:')) return new URL(publicUrl).origin
  const address = /[^\s<>]+@[^\s<>]+/.exec(mailFrom ?? '')?.[0]
  return address === undefined ? NOBODY : `mailto:${address}`
}
