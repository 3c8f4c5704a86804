import type { NotificationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { notificationsByIds } from '../space/notifications.ts'
import type { NotificationHit, NotificationView } from '../views.ts'
import type { Asked } from './asked.ts'
import { matchExpression, THING_COLUMNS } from './match-expression.ts'
import { letterOf } from './places.ts'
import { snippetOf } from './snippet.ts'

/** The newest notifications of this location that have all the words. */
export function findNotifications(context: StoreContext, asked: Asked, limit: number): NotificationHit[] {
  const { cache, session } = context
  const here = letterOf(cache, session.here())
  if (asked.terms.length === 0 || here === null) return []
  const match = matchExpression(asked.terms, THING_COLUMNS, [['n'], [here]])
  const ids = cache
    .all<{ id: NotificationId }>(
      `SELECT things.id FROM thing_words CROSS JOIN things ON things.key = thing_words.rowid
       WHERE thing_words MATCH @match ORDER BY thing_words.rowid DESC LIMIT @limit`,
      { match, limit },
    )
    .map(({ id }) => id)
  return notificationsByIds(context, ids).map((notification) => ({
    notification,
    snippet: snippetOf(sentenceOf(notification), asked.terms),
  }))
}

/** As the row reads: "Nadia Nguyen booked Room 4 · Tue 24 Nov". */
function sentenceOf({ face, verb, object, detail }: NotificationView): string {
  return [`${face.name} ${verb} ${object}`, detail].filter((part) => part !== '').join(' · ')
}
