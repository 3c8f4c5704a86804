import { userStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** Marks notifications as read or unread for one administrator, on all that administrator's devices (use case 2). */
export const markNotifications: Effect<'notification.mark'> = async ({ tx, actor, at }, body) => {
  const writer = await StreamWriter.open(tx, userStream(actor.userId), { actor: actor.userId, at })
  const found = await tx.notificationLocations(body.notificationIds)
  if (found.length === 0) throw new Refusal('notFound', 'These notifications are no longer there.')
  const access = actor.side === 'desk' ? await tx.access(actor.userId) : null
  const mine = new Set(access?.locations.map((location) => location.locationId))
  if (found.some((notification) => !mine.has(notification.locationId))) {
    throw new Refusal('forbidden', 'You no longer work at the location of these notifications.')
  }
  const ids = found.map((notification) => notification.id)
  const marks = new Map(
    (await tx.notificationMarks(ids, actor.userId)).map((mark) => [mark.notificationId, mark]),
  )
  for (const id of [...ids].sort()) {
    const mark = marks.get(id)
    if ((mark?.read ?? false) === body.read) continue
    const row = {
      id: `${id}:${actor.userId}`,
      rev: (mark?.rev ?? 0) + 1,
      notificationId: id,
      userId: actor.userId,
      read: body.read,
    }
    await tx.putNotificationMark(row)
    await writer.put('notificationMark', row)
  }
  return writer
}
