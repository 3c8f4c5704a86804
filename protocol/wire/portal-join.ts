import { z } from 'zod'
import { JoinRequestId, LocationId, OpId } from './ids.ts'
import { JoinRequestRow } from './rows/customers.ts'

// Asking to become a member, in the portal: JSON over HTTP, as in http.ts.

/** GET /portal/api/join: the locations of the network that one is no member of, and what became of the own request. */
export const PortalJoin = z.object({
  locations: z.array(
    z.object({
      id: LocationId,
      name: z.string(),
      /** The newest own request; null when there is none. */
      request: JoinRequestRow.pick({ state: true, message: true, why: true, at: true }).nullable(),
    }),
  ),
})
export type PortalJoin = z.infer<typeof PortalJoin>

/** POST /portal/api/join: asks, or changes what one wrote. Sent again with the same opId it asks once. Answers PortalJoin. */
export const PortalJoinAsk = z.object({
  opId: OpId,
  joinRequestId: JoinRequestId,
  locationId: LocationId,
  message: JoinRequestRow.shape.message,
})
export type PortalJoinAsk = z.infer<typeof PortalJoinAsk>
