import type { WireEvent } from '../../../protocol/wire/events.ts'
import { InvariantBroken } from './broken.ts'

type Logged = Pick<WireEvent, 'entity' | 'entityId' | 'actor'> & {
  /** What single people have in the row, each with its person: a like, a reaction. Null when the row is gone. */
  own: readonly { userId: string; what: string }[] | null
}

/** I20: what is one person's own in a row of many, a like or a reaction, comes and goes by that person's operation alone. */
export function checkI20(log: readonly Logged[]): void {
  const before = new Map<string, ReadonlyMap<string, string>>()
  for (const { entity, entityId, actor, own } of log) {
    const key = `${entity} ${entityId}`
    const now = new Map((own ?? []).map(({ userId, what }) => [`${userId} ${what}`, userId]))
    const last = before.get(key)
    if (own === null || last === undefined) {
      before.set(key, now)
      continue
    }
    for (const [mark, userId] of [...last, ...now]) {
      if (last.has(mark) !== now.has(mark) && userId !== actor)
        throw new InvariantBroken('I20', `${mark} of ${key} was changed by ${actor ?? 'nobody'}`)
    }
    before.set(key, now)
  }
}
