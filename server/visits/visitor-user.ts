import { newId, type UserId } from '../../protocol/wire/ids.ts'
import type { LocationRow, VisitRow } from '../../protocol/wire/rows/space.ts'
import { findUserByEmail } from '../auth/mail-codes.ts'
import type { Queries } from '../database/database.ts'
import { lockAddresses } from '../database/lock-names.ts'
import { putRows } from '../database/rows.ts'

/**
 * Whom a visitor writes as: the user of that e-mail address, or a new one without a membership, who is in no directory
 * and can't sign in but by the link of the visit.
 */
export async function visitorUser(
  queries: Queries,
  visit: Pick<VisitRow, 'visitorName'>,
  email: string,
  place: Pick<LocationRow, 'defaultPrivacy'>,
): Promise<UserId> {
  // Before anybody is looked for: whoever makes this person by another door waits, and finds them.
  await lockAddresses(queries, [email])
  const known = await findUserByEmail(queries, email)
  if (known !== null) return known
  const [guest] = await queries.query<{ id: UserId }>(
    'select id from users where lower(email) = lower($1) order by id limit 1',
    [email],
  )
  if (guest !== undefined) return guest.id
  const id = newId() as UserId
  await putRows(queries, 'user', [
    {
      id,
      rev: 1,
      name: visit.visitorName,
      email,
      phone: null,
      about: '',
      photo: null,
      privacy: place.defaultPrivacy,
    },
  ])
  return id
}
