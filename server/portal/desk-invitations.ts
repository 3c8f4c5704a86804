import type { FastifyInstance } from 'fastify'
import {
  DeskInvitationAccept,
  DeskInvitationRead,
  type DeskInvitationView,
} from '../../protocol/wire/http.ts'
import { acceptInvitation, invitedBy } from '../auth/desk-invitations.ts'
import { networkOf } from '../auth/network-of.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { networkName } from '../http/about.ts'
import { read, tooManyTries } from '../http/refusal.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'

/** Links that lead nowhere, for one network address: somebody guesses. */
const MISSES = { tries: 50, windowMs: 15 * 60_000 }
const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } }

/** The page of a mailed invitation to the desk: what it is for, and accepting it. */
export function addDeskInvitations(app: FastifyInstance, context: ServerContext, sync: SyncServer): void {
  const { database, now } = context
  const misses = new Throttle(MISSES, now)
  /** What the link leads to, or the one answer for everything else. A try is counted before the link is looked at. */
  const found = async <T>(ip: string, look: () => Promise<T | null>): Promise<T> => {
    if (!misses.take(ip)) throw tooManyTries()
    const value = await look()
    if (value === null) {
      throw new Refusal(
        'notFound',
        'This invitation was used, withdrawn, or is too old. Ask whoever invited you to send it again.',
      )
    }
    misses.takeBack(ip)
    return value
  }

  app.post(
    '/portal/api/desk-invitation',
    { config: PER_MINUTE },
    async (request): Promise<DeskInvitationView> => {
      const { secret } = read(DeskInvitationRead, request.body)
      const invited = await found(networkOf(request.ip), () => invitedBy(database, secret, now()))
      const names = await database.query<{ id: string; name: string }>(
        'select id, name from locations where id = any($1::uuid[])',
        [invited.rows.map(({ locationId }) => locationId)],
      )
      return {
        email: invited.email,
        name: invited.name,
        networkName: await networkName(database),
        invitedBy: invited.invitedBy,
        locations: invited.rows.map(({ locationId, adminRole }) => ({
          name: names.find(({ id }) => id === locationId)?.name ?? '',
          adminRole,
        })),
        hasPassword: invited.hasPassword,
      }
    },
  )

  app.post('/portal/api/desk-invitation/accept', { config: PER_MINUTE }, async (request) => {
    const accept = read(DeskInvitationAccept, request.body)
    const accepted = { ...accept, name: accept.name.trim() }
    const batches = await found(networkOf(request.ip), () => acceptInvitation(database, accepted, now()))
    for (const batch of batches) sync.announce(batch)
    return {}
  })
}
