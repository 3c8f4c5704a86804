import type { UserId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import type { Named } from '../database/sql-file.ts'
import { foldedWords } from '../people/folded-words.ts'
import { lookUpFace } from '../people/faces.ts'
import { ABOUT_PERSON, shownVisits, todayHere, visitViewOf } from './shown-visits.ts'
import type { VisitVerbs } from './visit-verbs.ts'
import type { VisitContact, VisitList, VisitTab } from './visit-views.ts'

/** Which visits stand under each tab; somebody who is still in the house stays under today. */
const TABS: Record<VisitTab, string> = {
  today: `expected_at < @endMs AND (expected_at >= @startMs OR status = 'checkedIn')`,
  upcoming: `expected_at >= @endMs AND status IN ('expected', 'waitingForApproval')`,
  requests: `expected_at >= @startMs AND status = 'waitingForApproval'`,
  past: `expected_at < @startMs AND status <> 'checkedIn'`,
}
/** Newest first where it is about what was. */
const ORDER: Record<VisitTab, string> = {
  today: 'expected_at, id',
  upcoming: 'expected_at, id',
  requests: 'expected_at, id',
  past: 'expected_at DESC, id DESC',
}
/** A visit that waits is under two tabs: it is looked for first where it can be decided. */
const TABS_TO_LOOK_IN = ['requests', 'today', 'upcoming', 'past'] as const satisfies VisitTab[]
/** So many of the newest visits make the contacts. */
const VISITS_READ = 5000

/** Whose visits are listed. */
interface About {
  sql: string
  values: Named
}
const EVERYBODY: About = { sql: 'TRUE', values: {} }

/** Reading visits: the tabs of the pane, a code, and who has visited before. */
export function listedVisitVerbs(
  context: StoreContext,
): Pick<VisitVerbs, 'visits' | 'visitPlace' | 'visitContacts' | 'visitByCode'> {
  const { cache, session, overlay } = context

  return {
    visits: ({ tab, query, personId, offset, limit }): VisitList => {
      const here = session.here()
      const day: Named = todayHere(context)
      // A location has few visits a day: those of one tab are read and looked through.
      const about: About = personId ? { sql: ABOUT_PERSON, values: { userId: personId } } : EVERYBODY
      const all = shownVisits(context, `${about.sql} AND ${TABS[tab]} ORDER BY ${ORDER[tab]}`, {
        ...day,
        ...about.values,
      })
      const found = all.filter(({ visitorName, visitorCompany, hostUserId }) =>
        hasWords(query, [visitorName, visitorCompany ?? '', nameOf(hostUserId, here)]),
      )
      return {
        visits: found.slice(offset, offset + limit).map((visit) => visitViewOf(context, visit)),
        total: found.length,
        counts: countsOf(here, day, about),
        locationId: here,
        needApproval: needsApproval(here),
        mayChange: session.may('visitors.write', here),
        maySetApproval: session.may('location.write', here),
      }
    },

    visitPlace: ({ id }) => {
      const day = todayHere(context)
      for (const tab of TABS_TO_LOOK_IN) {
        const index = shownVisits(context, `${TABS[tab]} ORDER BY ${ORDER[tab]}`, { ...day }).findIndex(
          (visit) => visit.id === id,
        )
        if (index >= 0) return { place: { tab, index } }
      }
      return { place: null }
    },

    visitContacts: ({ query, limit }) => {
      const contacts = new Map<string, VisitContact>()
      const read = shownVisits(
        context,
        `status NOT IN ('rejected', 'cancelled') AND expected_at < @endMs ORDER BY expected_at DESC, id DESC LIMIT ${VISITS_READ}`,
        { ...todayHere(context) },
      )
      for (const visit of read) {
        const key = visit.visitorEmail?.toLowerCase() ?? foldedWords(visit.visitorName).join(' ')
        const known = contacts.get(key)
        if (known) {
          known.visits += 1
          known.company ??= visit.visitorCompany
          continue
        }
        contacts.set(key, {
          name: visit.visitorName,
          email: visit.visitorEmail,
          company: visit.visitorCompany,
          visits: 1,
          lastAt: visit.checkedInAt ?? visit.expectedAt,
          host: lookUpFace(context, { kind: 'user', id: visit.hostUserId }, visit.locationId).face,
        })
      }
      const found = [...contacts.values()].filter(({ name, email, company }) =>
        hasWords(query, [name, email ?? '', company ?? '']),
      )
      return { contacts: found.slice(0, limit) }
    },

    visitByCode: ({ code }) => {
      const [visit] = shownVisits(
        context,
        `code = @code AND expected_at >= @startMs AND expected_at < @endMs ORDER BY expected_at LIMIT 1`,
        { code, ...todayHere(context) },
      )
      return { visit: visit ? visitViewOf(context, visit) : null }
    },
  }

  function countsOf(here: string, day: Named, about: About): Record<VisitTab, number> {
    const columns = Object.entries(TABS).map(([tab, where]) => `count(*) FILTER (WHERE ${where}) AS ${tab}`)
    const counts = cache.get<Record<VisitTab, number>>(
      `SELECT ${columns.join(', ')} FROM temp.shown_visits WHERE location_id = @here AND ${about.sql}`,
      { here, ...day, ...about.values },
    )
    return counts ?? { today: 0, upcoming: 0, requests: 0, past: 0 }
  }

  function needsApproval(here: string): boolean {
    overlay.refresh()
    const row = cache.get<{ needed: number }>(
      `SELECT coalesce(
         (SELECT needed FROM temp.waiting_visit_approvals WHERE location_id = @here),
         (SELECT visits_need_approval FROM locations WHERE id = @here), 0) AS needed`,
      { here },
    )
    return row?.needed === 1
  }

  function nameOf(id: UserId, here: string): string {
    return lookUpFace(context, { kind: 'user', id }, here).face.name
  }
}

/** Whether each word typed begins a word of one of the texts. */
function hasWords(query: string, texts: string[]): boolean {
  const asked = foldedWords(query)
  if (asked.length === 0) return query.trim() === ''
  const words = texts.flatMap(foldedWords)
  return asked.every((word) => words.some((one) => one.startsWith(word)))
}
