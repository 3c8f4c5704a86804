import type { PortalChat } from '../../protocol/wire/http.ts'
import type { PortalVisit, PortalVisits } from '../../protocol/wire/portal-visits.ts'
import { conversationHref } from '../route.ts'
import { hrefOf } from '../shell/address.ts'

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

/** What two readings of the own chats say. The first reading tells how it stood: nothing of it is new. */
export function toldOfChats(before: readonly PortalChat[] | null, after: readonly PortalChat[]): Told {
  const told: Told = { show: [], withdraw: [] }
  for (const chat of after) {
    const known = before?.find(({ conversationId }) => conversationId === chat.conversationId)
    const tag = `chat ${chat.conversationId}`
    if (chat.unread === 0) {
      if (before === null || (known?.unread ?? 0) > 0) told.withdraw.push(tag)
    } else if (before !== null && chat.unread > (known?.unread ?? 0)) {
      const hash = conversationHref(chat.conversationId)
      told.show.push({ tag, title: chat.title, body: chat.last?.text ?? '', hash })
    }
  }
  return told
}

/** The same of the own visits: an arrival, a visitor who asks to come, and a decision about one that waited. */
export function toldOfVisits(before: PortalVisits | null, after: PortalVisits): Told {
  const told: Told = { show: [], withdraw: [] }
  const known = new Map(before?.visits.map((visit) => [visit.id, visit]))
  for (const visit of after.visits) {
    const tag = `visit ${visit.id}`
    const place = after.locations.find(({ id }) => id === visit.locationId)?.name ?? 'the front desk'
    const words = wordsOf(visit, place)
    const old = known.get(visit.id)
    // What the host could decide was decided, by themselves elsewhere or by the desk: it asks for nothing any more.
    const isDecided =
      old?.status === 'waitingForApproval' && old.steps.includes('approve') && visit.status === 'expected'
    if (words === null || isDecided) {
      if (before === null || (old && wordsOf(old, place) !== null)) told.withdraw.push(tag)
      continue
    }
    const isNew = before !== null && (old === undefined || old.status !== visit.status)
    // What somebody registers themselves is no news to them.
    const isOwn = old === undefined && visit.status !== 'checkedIn' && !visit.steps.includes('approve')
    if (isNew && !isOwn) told.show.push({ tag, ...words, hash: hrefOf('visitors', visit.id) })
  }
  return told
}

/** What there is to say of a visit as it stands now; null when nothing waits to be read. */
function wordsOf(visit: PortalVisit, place: string): Pick<Notice, 'title' | 'body'> | null {
  const { visitorName, status } = visit
  if (status === 'checkedIn' && visit.hostReadAt === null) {
    return { title: `${visitorName} is here for you`, body: `At ${place}. Say that you are on your way.` }
  }
  if (status === 'waitingForApproval' && visit.steps.includes('approve')) {
    return { title: `${visitorName} asks to visit you`, body: `At ${place}. Approve or reject it.` }
  }
  if (status === 'expected') {
    return { title: `The visit of ${visitorName} is approved`, body: `${place} expects them.` }
  }
  if (status === 'rejected') {
    return { title: `The visit of ${visitorName} was rejected`, body: `Ask at ${place}.` }
  }
  return null
}
