import type { Colleague } from '../../../../protocol/ipc/views.ts'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/**
 * Who reads a desk chat along, as the customer sees it, too (mission: "desk chat"): "Riverside desk: you, Maria and two
 * colleagues read along". Null until the colleagues are known.
 */
export function readersWords(
  locationName: string,
  colleagues: readonly Colleague[] | null,
  myUserId: string,
): string | null {
  if (!colleagues || colleagues.length === 0) return null
  const others = colleagues.filter(({ userId }) => userId !== myUserId)
  const desk = `${locationName} desk`
  const [first] = others
  if (!first) return `${desk}: only you read along`
  const name = first.name.split(/\s/u)[0] ?? first.name
  const more = others.length - 1
  const includesMe = others.length < colleagues.length
  if (more === 0) return includesMe ? `${desk}: you and ${name} read along` : `${desk}: ${name} reads along`
  const rest = `${NUMBERS[more] ?? more} ${more === 1 ? 'colleague' : 'colleagues'}`
  return includesMe
    ? `${desk}: you, ${name} and ${rest} read along`
    : `${desk}: ${name} and ${rest} read along`
}
