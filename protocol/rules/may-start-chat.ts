import type { Somebody } from './standing.ts'
import { waysTo, type Between, type House, type Person, type Way } from './ways.ts'

/**
 * Why not. `signedOut`: sign in first. `barred`: the asker may write to nobody. `gone`: the other was removed or barred.
 * `blockedByThem`, `hasBlocked`: a block. `hidden`: nothing shows the other to the asker. `chatsOff`: something
 * does, where chats are switched off.
 */
export type WhyNot =
  | 'self'
  | 'signedOut'
  | 'barred'
  | 'gone'
  | 'blockedByThem'
  | 'hasBlocked'
  | 'hidden'
  | 'chatsOff'

/** `way`: how the asker comes to know the person. */
export type Verdict = { may: true; way: Way } | { may: false; why: WhyNot }

/**
 * Whether somebody may start a chat with a person, and why or why not (use case 5). An administrator may, where the person
 * is known: that is the desk chat, and no block ends it. Everybody else must have come to know the person: as host or
 * visitor, from a directory, or by a post.
 *
 * In: who asks, about whom, every location of the network, and what is between the two.
 */
export function mayStartChat(
  asker: Somebody & { isBarred: boolean },
  person: Person,
  houses: readonly House[],
  between: Between,
): Verdict {
  if (asker.userId === null) return no('signedOut')
  if (asker.userId === person.userId) return no('self')
  if (asker.isBarred) return no('barred')
  if (person.isBarred || (person.places.length === 0 && between.visits.length === 0)) return no('gone')
  const ways = waysTo(asker, person, houses, between.visits)
  if (!ways.some(({ way }) => way === 'administrator')) {
    if (between.isBlockedByThem) return no('blockedByThem')
    if (between.hasBlockedThem) return no('hasBlocked')
  }
  const open = ways.find(({ house }) => house.chatsOn)
  if (open !== undefined) return { may: true, way: open.way }
  return no(ways.length > 0 ? 'chatsOff' : 'hidden')
}

function no(why: WhyNot): Verdict {
  return { may: false, why }
}
