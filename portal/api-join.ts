import { newId, type LocationId } from '../protocol/wire/ids.ts'
import { PortalJoin, type PortalJoinAsk } from '../protocol/wire/portal-join.ts'
import { get, post } from './api.ts'

/** The locations that one can ask to join. Throws ApiError or NetworkError. */
export function fetchJoin(): Promise<PortalJoin> {
  return get('/join', PortalJoin)
}

/** A request that can be sent again after the network went: the server takes it once (I3). */
export function newAsk(locationId: LocationId, message: string): PortalJoinAsk {
  return {
    opId: newId() as PortalJoinAsk['opId'],
    joinRequestId: newId() as PortalJoinAsk['joinRequestId'],
    locationId,
    message,
  }
}

/** Asks to join. Throws ApiError or NetworkError. */
export async function askToJoin(ask: PortalJoinAsk): Promise<PortalJoin> {
  return PortalJoin.parse(await post('/join', ask))
}
