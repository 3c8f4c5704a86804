import { PublicLinkId } from '../../protocol/wire/ids.ts'
import type { PublicLinkRow } from '../../protocol/wire/rows/people.ts'
import type { DemoNetwork } from './network.ts'
import { namedId } from './random.ts'

/** Inês has shared her profile at Harbour; at Riverside nobody has, so that it can be tried there. */
export function demoPublicLinks({ places, administrators }: DemoNetwork): PublicLinkRow[] {
  const { row, calendar } = places.harbour
  return [
    {
      id: PublicLinkId.parse(namedId('public link:Inês Cardoso')),
      rev: 1,
      locationId: row.id,
      userId: administrators.ines.userId,
      createdAt: calendar.at(calendar.today - 30, '10:00'),
      revokedAt: null,
    },
  ]
}
