import type { UserId } from '../../../protocol/wire/ids.ts'
import { undoableStep, VISIT_STEPS, type VisitStep } from '../../../protocol/wire/visit-steps.ts'
import { readVisit, VISIT_COLUMNS, type VisitColumns } from '../applying/rows/space.ts'
import type { StoreContext } from '../context.ts'
import type { Named } from '../database/sql-file.ts'
import { lookUpFace } from '../people/faces.ts'
import { dayBounds } from '../space/day-bounds.ts'
import type { StoredVisit } from './visit-verbs.ts'
import type { VisitView } from './visit-views.ts'

const STEPS = Object.keys(VISIT_STEPS) as VisitStep[]

/** SQL: visits to host @userId, or of that person; a visitor is known by e-mail only, so theirs are found by that. */
export const ABOUT_PERSON = `(host_user_id = @userId
  OR lower(visitor_email) = (SELECT lower(email) FROM users WHERE id = @userId))`

/** The visits of the current location that meet a condition, with what waits laid over them. */
export function shownVisits(context: StoreContext, rest: string, values: Named): StoredVisit[] {
  const { cache, overlay, session } = context
  overlay.refresh()
  const stored = cache.all<VisitColumns & { pending: number }>(
    `SELECT ${VISIT_COLUMNS}, pending FROM temp.shown_visits WHERE location_id = @here AND ${rest}`,
    { here: session.here(), ...values },
  )
  return stored.map(readVisit)
}

/** A visit of the current location; null when it is not here. */
export function shownVisit(context: StoreContext, id: string): StoredVisit | null {
  return shownVisits(context, 'id = @id', { id })[0] ?? null
}

/** As the window shows it: whom it is for, and what may be done about it. */
export function visitViewOf(context: StoreContext, { pending, ...visit }: StoredVisit): VisitView {
  const { session, now } = context
  const mayChange = session.may('visitors.write', visit.locationId)
  return {
    visit,
    host: lookUpFace(context, { kind: 'user', id: visit.hostUserId }, visit.locationId).face,
    hostIsMe: visit.hostUserId === me(context),
    pending: pending === 1,
    steps: mayChange ? STEPS.filter((step) => VISIT_STEPS[step].from.includes(visit.status)) : [],
    undo: mayChange ? undoableStep(visit, now()) : null,
  }
}

/** Today at the current location, in milliseconds: from midnight to midnight in its time zone. */
export function todayHere({ cache, session, now }: StoreContext): { startMs: number; endMs: number } {
  const zone = cache.get<{ timeZone: string }>(
    'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
    {
      here: session.here(),
    },
  )
  return dayBounds(now(), zone?.timeZone ?? 'UTC')
}

function me({ session }: StoreContext): UserId {
  return session.me()
}
