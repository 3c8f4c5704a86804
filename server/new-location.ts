import { newId, type LocationId, type UserId } from '../protocol/wire/ids.ts'
import { PASSWORD_MIN } from '../protocol/wire/http/desk-invitation.ts'
import { EmailAddress } from '../protocol/wire/ops/customers.ts'
import { ShortText } from '../protocol/wire/rows/fields.ts'
import { DEFAULT_PRIVACY, type UserRow } from '../protocol/wire/rows/people.ts'
import type { LocationRow } from '../protocol/wire/rows/space.ts'
import { createAccount, findAccount } from './auth/accounts.ts'
import type { ServerContext } from './context.ts'
import type { Queries } from './database/database.ts'
import { putRows } from './database/rows.ts'
import { syncTransactionOn } from './database/sync-storage.ts'
import { StartError } from './start-error.ts'

/** What the command line says of a location that is to be there. */
export interface NewLocation {
  name: string
  /** The IANA name of its time zone. */
  timeZone: string
  /** The e-mail of its owner, and a password for whoever has none yet. */
  owner: string
  password: string | undefined
  /** The name of the network: needed for its first location. */
  network: string | undefined
}

/**
 * Opens a location with its owner, unless there is one of this name: the first of an empty network, or one more. The
 * server must not be serving yet. Throws StartError, which says what is missing.
 */
export async function ensureLocation({ database, now }: ServerContext, given: NewLocation): Promise<void> {
  check(given)
  await database.transaction(async (queries) => {
    const places = await queries.query<{ id: LocationId; name: string }>('select id, name from locations')
    if (places.some(({ name }) => name === given.name)) return
    const first = places[0] && (await syncTransactionOn(queries).location(places[0].id))
    const networkName = first?.networkName ?? given.network
    if (networkName === undefined) {
      throw new StartError('The first location of a network needs its name, too: add --network NAME.', 2)
    }
    const owner = await ownerOf(queries, given)
    const location: LocationRow = {
      id: newId() as LocationId,
      rev: 1,
      networkName,
      name: given.name,
      timeZone: given.timeZone,
      address: '',
      information: [],
      chatsOn: true,
      networkChatsOn: first?.networkChatsOn ?? true,
      defaultPrivacy: first?.defaultPrivacy ?? DEFAULT_PRIVACY,
      communityVisibility: 'locationMembers',
      feedVisibility: 'locationMembers',
      visitorsVisibility: 'administrators',
      visitsNeedApproval: false,
    }
    await putRows(queries, 'location', [location])
    await putRows(queries, 'membership', [
      {
        id: newId(),
        rev: 1,
        userId: owner,
        locationId: location.id,
        type: 'member',
        adminRole: 'owner',
        companyId: null,
        companyRole: null,
        plan: null,
        since: now(),
      },
    ])
  })
}

function check({ name, timeZone, owner, network }: NewLocation): void {
  const wrong = (option: string, what: string) => new StartError(`--${option} ${what}.`, 2)
  if (!ShortText.min(1).safeParse(name).success) throw wrong('location', 'takes a name of up to 300 letters')
  if (network !== undefined && !ShortText.min(1).safeParse(network).success) {
    throw wrong('network', 'takes a name of up to 300 letters')
  }
  if (!EmailAddress.safeParse(owner).success) throw wrong('owner', 'takes an e-mail address')
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw wrong('time-zone', `takes a name like Europe/London, not "${timeZone}"`)
  }
}

/** Whoever signs in to a desk with the address; else whoever has it, or somebody new, gets the password. */
async function ownerOf(queries: Queries, { owner, password }: NewLocation): Promise<UserId> {
  const account = await findAccount(queries, owner)
  if (account !== null) return account.userId
  if (password === undefined || password.length < PASSWORD_MIN) {
    throw new StartError(
      `${owner} has no password for the desk yet: set OWNER_PASSWORD, with ${PASSWORD_MIN} characters or more.`,
      2,
    )
  }
  const known = (await syncTransactionOn(queries).usersByEmail([owner.toLowerCase()]))[0]
  const user: UserRow = known ?? {
    id: newId() as UserId,
    rev: 1,
    // Until the person says it in the portal.
    name: owner.split('@')[0] ?? owner,
    email: owner,
    phone: null,
    about: '',
    photo: null,
    privacy: DEFAULT_PRIVACY,
  }
  if (!known) await putRows(queries, 'user', [user])
  await createAccount(queries, { userId: user.id, email: owner, password })
  return user.id
}
