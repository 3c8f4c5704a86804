import type { Reach } from '../../../protocol/ipc/people-views.ts'

const AUDIENCES: Record<Reach['audience'], string> = {
  administrators: 'Administrators',
  company: 'Their company',
  location: 'Members of the location',
  network: 'Members of the network',
  public: 'Anybody signed in',
}

const BECAUSE: Record<Reach['because'], string> = {
  administrator: 'from the desk',
  visit: 'as host or visitor',
  directory: 'they see the name in Community',
  post: 'a post in Feed names them',
  self: 'nobody writes to themselves',
  signedOut: 'nobody writes without signing in',
  barred: 'barred from the network',
  gone: 'removed or barred',
  blockedByThem: 'blocked',
  hasBlocked: 'blocked',
  chatsOff: 'chats are switched off',
  name: 'the name is hidden from them',
  community: 'Community is not open to them',
}

/** One audience in words: "Members of the network", "no: the name is hidden from them". */
export function reachWords({ audience, may, because }: Reach): { audience: string; answer: string } {
  return { audience: AUDIENCES[audience], answer: `${may ? 'Yes' : 'No'}, ${BECAUSE[because]}` }
}

/** The whole in one sentence. In: what `reachWords` takes, for every audience there is. */
export function reachSentence(reaches: readonly Reach[], name: string): string {
  const widest = reaches.findLast(({ may }) => may)
  if (widest === undefined) return `Nobody can start a chat with ${name}.`
  if (widest.audience === 'administrators') return `Only administrators can start a chat with ${name}.`
  if (widest.audience === 'public') return `Anybody who is signed in can start a chat with ${name}.`
  if (widest.audience === 'company') return `Administrators and their company can start a chat with ${name}.`
  return `${AUDIENCES[widest.audience]} can start a chat with ${name}.`
}
