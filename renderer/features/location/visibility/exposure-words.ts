import type { Audience, ExposureView } from '../../../../protocol/ipc/page-views.ts'
import type { LocationRow } from '../../../../protocol/wire/rows/space.ts'
import type { Reader } from '../general/seen-by.ts'

export type Shown = 'community' | 'feed' | 'visitors'
export type Level = LocationRow['feedVisibility']

export const LEVELS: readonly { value: Level; label: string }[] = [
  { value: 'administrators', label: 'Administrators' },
  { value: 'locationMembers', label: 'Members of this location' },
  { value: 'networkMembers', label: 'Members of the network' },
  { value: 'public', label: 'Everybody' },
]

/** What a visibility means, with the number of people that it exposes; without it until they were counted. */
export function exposureWords(
  what: Shown,
  level: Level,
  place: string,
  exposure: ExposureView | null,
): string {
  if (level === 'administrators') return 'Nobody is shown to anybody but administrators.'
  const here = shown(exposure && exposure[what].locationMembers, `members of ${place}`)
  if (level === 'locationMembers') return `${here}.`
  const count = exposure && exposure[what][level]
  const readers = level === 'public' ? 'everybody, also without signing in' : 'all members of the network'
  // Where each person decides by themselves, fewer are shown to more.
  return `${here}; ${shown(count, readers)}, as their own privacy allows.`
}

/** Of whom a reader is one, with the words for them, at that level: a member reads what is for others of the network, too. */
export function audiencesOf(
  reader: Reader,
  level: Level,
  place: string,
): { audience: Audience; title: string }[] {
  const members = { audience: 'locationMembers' as const, title: `Shown to members of ${place}` }
  const network = { audience: 'networkMembers' as const, title: 'Shown to members of other locations' }
  const all = { audience: 'public' as const, title: 'Shown to everybody, also without signing in' }
  if (level === 'administrators') return []
  if (reader !== 'member') return level === 'public' ? [all] : []
  return level === 'locationMembers' ? [members] : [members, network]
}

/** "41 people are shown to members of Riverside". */
function shown(count: number | null, readers: string): string {
  const people = count === null ? 'Its people are' : count === 1 ? '1 person is' : `${count} people are`
  return `${people} shown to ${readers}`
}
