import type { StoreContext } from '../context.ts'
import { notificationsByIds } from '../space/notifications.ts'
import type { NotificationHit, NotificationView } from '../views.ts'
import type { Asked } from './asked.ts'
import { findThings } from './find-things.ts'
import { matchExpression, THING_COLUMNS } from './match-expression.ts'
import { letterOf } from './places.ts'
import { snippetOf } from './snippet.ts'

/** The newest notifications of this location that have all the words. */
export function findNotifications(context: StoreContext, asked: Asked, limit: number): NotificationHit[] {
  const { cache, session } = context
  const here = letterOf(cache, session.here())
  if (asked.terms.length === 0 || here === null) return []
  const match = matchExpression(cache, asked.terms, THING_COLUMNS, [['n'], [here]])
  const ids = findThings(cache, { match, limit })
  if (ids === null) return []
  return notificationsByIds(context, ids).map((notification) => ({
    notification,
    snippet: snippetOf(sentenceOf(notification), asked.terms),
  }))
}

/** As the row reads: "Nadia Nguyen booked Room 4 · Tue 24 Nov". */
function sentenceOf({ face, verb, object, detail }: NotificationView): string {
  return [`${face.name} ${verb} ${object}`, detail].filter((part) => part !== '').join(' · ')
}
