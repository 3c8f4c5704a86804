import type { PortalChat } from '../wire/http.ts'
import type { PortalVisit, PortalVisits } from '../wire/portal-visits.ts'

// What the portal tells its person of by the system's notifications: the open page decides by this, and so does the server
// for a browser in which it is closed (issue "Told at once", portal).

/** What the browser is to say. A newer one with the same tag takes the place of the last. */
export interface Notice {
  tag: string
  title: string
  body: string
  /** Where a click leads: the very thing. */
  hash: string
}

/** What is new, and what is no longer: it was read, decided or taken back, here or elsewhere. */
export interface Told {
  show: Notice[]
  withdraw: string[]
}

/** What must be known of an earlier reading. */
export type ChatBefore = Pick<PortalChat, 'conversationId' | 'unread'>
export type VisitBefore = Pick<PortalVisit, 'id' | 'status' | 'hostReadAt' | 'steps'>

/** What two readings of the own chats say. The first reading tells how it stood: nothing of it is new. */
export function toldOfChats(before: readonly ChatBefore[] | null, after: readonly PortalChat[]): Told {
  const told: Told = { show: [], withdraw: [] }
  for (const chat of after) {
    const known = before?.find(({ conversationId }) => conversationId === chat.conversationId)
    const tag = `chat ${chat.conversationId}`
    if (chat.unread === 0) {
      if (before === null || (known?.unread ?? 0) > 0) told.withdraw.push(tag)
    } else if (before !== null && chat.unread > (known?.unread ?? 0)) {
      const hash = `#/chats/${chat.conversationId}`
      told.show.push({ tag, title: chat.title, body: chat.last?.text ?? '', hash })
    }
  }
  return told
}

/** The same of the own visits: an arrival, a visitor who asks to come, and a decision about one that waited. */
export function toldOfVisits(
  before: readonly VisitBefore[] | null,
  after: Pick<PortalVisits, 'visits' | 'locations'>,
): Told {
  const told: Told = { show: [], withdraw: [] }
  const known = new Map(before?.map((visit) => [visit.id, visit]))
  for (const visit of after.visits) {
    const tag = `visit ${visit.id}`
    const place = after.locations.find(({ id }) => id === visit.locationId)?.name ?? 'the front desk'
    const news = newsOf(visit)
    const old = known.get(visit.id)
    // What the host could decide was decided, by themselves elsewhere or by the desk: it asks for nothing any more.
    const isDecided =
      old?.status === 'waitingForApproval' && old.steps.includes('approve') && visit.status === 'expected'
    if (news === null || isDecided) {
      if (before === null || (old && newsOf(old) !== null)) told.withdraw.push(tag)
      continue
    }
    const isNew = before !== null && (old === undefined || old.status !== visit.status)
    // What somebody registers themselves is no news to them.
    const isOwn = old === undefined && visit.status !== 'checkedIn' && !visit.steps.includes('approve')
    const words = wordsOf(news, visit.visitorName, place)
    if (isNew && !isOwn) told.show.push({ tag, ...words, hash: `#/visitors/${visit.id}` })
  }
  return told
}

type News = 'here' | 'asks' | 'approved' | 'rejected'

/** What there is to say of a visit as it stands now; null when nothing waits to be read. */
function newsOf({ status, hostReadAt, steps }: VisitBefore): News | null {
  if (status === 'checkedIn' && hostReadAt === null) return 'here'
  if (status === 'waitingForApproval' && steps.includes('approve')) return 'asks'
  if (status === 'expected') return 'approved'
  return status === 'rejected' ? 'rejected' : null
}

function wordsOf(news: News, name: string, place: string): Pick<Notice, 'title' | 'body'> {
  switch (news) {
    case 'here':
      return { title: `${name} is here for you`, body: `At ${place}. Say that you are on your way.` }
    case 'asks':
      return { title: `${name} asks to visit you`, body: `At ${place}. Approve or reject it.` }
    case 'approved':
      return { title: `The visit of ${name} is approved`, body: `${place} expects them.` }
    case 'rejected':
      return { title: `The visit of ${name} was rejected`, body: `Ask at ${place}.` }
  }
}
