import type { ExposureView, LocationFields } from '../../../../protocol/ipc/page-views.ts'
import type { LocationRow } from '../../../../protocol/wire/rows/space.ts'

type Visibility = LocationRow['feedVisibility']

/** From whose eyes the location is looked at. */
export type Reader = 'member' | 'nonmember' | 'signedOut'

export const READERS: readonly { value: Reader; label: string }[] = [
  { value: 'member', label: 'Member' },
  { value: 'nonmember', label: 'Nonmember' },
  { value: 'signedOut', label: 'Signed out' },
]

export interface SeenThing {
  what: string
  words: string
  isSeen: boolean
}

/**
 * What of a location a reader has in the portal, besides the Information page, which is for everybody (use case 5: levels of
 * visibility). `exposure` is null until it was counted.
 */
export function seenBy(
  reader: Reader,
  fields: LocationFields,
  networkChatsOn: boolean,
  exposure: ExposureView | null,
): SeenThing[] {
  const thing = (what: string, visibility: Visibility, words: string): SeenThing => {
    const isSeen = mayRead(reader, visibility)
    return { what, isSeen, words: isSeen ? words : `Hidden: ${hiddenFrom(visibility)}` }
  }
  const audience = reader === 'member' ? 'locationMembers' : 'public'
  const chats = chatWords(reader, fields.chatsOn && networkChatsOn)
  return [
    thing('Community', fields.communityVisibility, people(exposure?.community[audience])),
    thing(
      'Feed',
      fields.feedVisibility,
      exposure ? `${counted(exposure.feed.posts, 'post')} of ${people(exposure.feed[audience])}` : 'Shown',
    ),
    thing('Visitors', fields.visitorsVisibility, people(exposure?.visitors[audience])),
    { what: 'Chat', ...chats },
  ]
}

/** Whether somebody who is no administrator reaches that level. */
function mayRead(reader: Reader, visibility: Visibility): boolean {
  if (visibility === 'public') return true
  return reader === 'member' && visibility !== 'administrators'
}

function chatWords(reader: Reader, isOn: boolean): Omit<SeenThing, 'what'> {
  if (!isOn) return { words: 'Switched off: nobody can write to the desk', isSeen: false }
  if (reader !== 'signedOut') return { words: 'Can write to the desk', isSeen: true }
  return { words: 'From a public profile, after a mailed code', isSeen: true }
}

function hiddenFrom(visibility: Visibility): string {
  return visibility === 'administrators' ? 'administrators only' : 'members only'
}

function people(count: number | undefined): string {
  if (count === undefined) return 'Shown'
  return count === 1 ? '1 person' : `${count} people`
}

function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`
}
