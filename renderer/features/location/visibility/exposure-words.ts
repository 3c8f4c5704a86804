import type { ExposureView } from '../../../../protocol/ipc/page-views.ts'
import type { LocationRow } from '../../../../protocol/wire/rows/space.ts'

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
  const here = shown(exposure && countOf(what, 'locationMembers', exposure), `members of ${place}`)
  if (level === 'locationMembers') return `${here}.`
  const count = exposure && countOf(what, level, exposure)
  const readers = level === 'public' ? 'everybody, also without signing in' : 'all members of the network'
  // Where each person decides by themselves, fewer are shown to more.
  if (what === 'community') return `${here}; ${shown(count, readers)}, as their own privacy allows.`
  return `${shown(count, readers)}.`
}

/** "41 people are shown to members of Riverside". */
function shown(count: number | null, readers: string): string {
  const people = count === null ? 'Its people are' : count === 1 ? '1 person is' : `${count} people are`
  return `${people} shown to ${readers}`
}

function countOf(what: Shown, level: Exclude<Level, 'administrators'>, exposure: ExposureView): number {
  switch (what) {
    case 'community':
      return exposure.community[level]
    case 'feed':
      return exposure.feed.authors
    case 'visitors':
      return exposure.visitors.people
  }
}
