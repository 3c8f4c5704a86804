import { locationStream } from '../../../../protocol/wire/ids.ts'
import { requireOwner } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { Effect } from '../effect.ts'

/** Switches chats for the whole network, or says what new users start with: every location's row has it. */
export const configureNetwork: Effect<'network.configure'> = async ({ tx, actor, at }, body) => {
  const { locationId, chatsOn, defaultPrivacy } = body
  await requireOwner(tx, actor, locationId)
  const streams = (await tx.locationIds()).map(locationStream)
  const writers = await StreamWriters.open(tx, [locationStream(locationId), ...streams], {
    actor: actor.userId,
    at,
  })
  const change = { ...(chatsOn === undefined ? {} : { chatsOn }), ...(defaultPrivacy && { defaultPrivacy }) }
  for (const row of await tx.configureNetwork(change)) {
    await writers.at(locationStream(row.id)).put('location', row)
  }
  return writers
}
