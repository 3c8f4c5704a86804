import type { Colleague } from '../../../../protocol/ipc/views.ts'
import type { UserId } from '../../../../protocol/wire/ids.ts'

const MENTIONS_MAX = 20

/**
 * Who is named in a text as "@Maria Silva": only names that still stand there count, however they came. Of two colleagues
 * with one name it is the one who was chosen, of two names that begin alike the longer one.
 */
export function mentionedIn(
  text: string,
  colleagues: readonly Colleague[],
  chosen: ReadonlySet<UserId>,
): UserId[] {
  const longestFirst = [...colleagues].sort(
    (one, other) =>
      other.name.length - one.name.length ||
      Number(chosen.has(other.userId)) - Number(chosen.has(one.userId)),
  )
  const found: UserId[] = []
  let rest = text
  const taken = new Set<string>()
  for (const { userId, name } of longestFirst) {
    const sign = `@${name}`
    if (taken.has(name) || !namesWhole(rest, sign)) continue
    taken.add(name)
    // A shorter name inside of this one must not be found again.
    rest = rest.replaceAll(sign, '\n')
    found.push(userId)
  }
  return found.slice(0, MENTIONS_MAX)
}

function namesWhole(text: string, sign: string): boolean {
  for (let from = text.indexOf(sign); from >= 0; from = text.indexOf(sign, from + 1)) {
    const next = text.slice(from + sign.length)
    const before = text.slice(0, from)
    if (!/^[\p{L}\p{M}\d]/u.test(next) && !/[\p{L}\p{M}\d]$/u.test(before)) return true
  }
  return false
}
