import { userStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** What one administrator wants to be told of, on all that administrator's devices; the last writer of each category wins. */
export const chooseNotifications: Effect<'notification.choose'> = async (
  { tx, actor, at },
  { category, on },
) => {
  const writer = await StreamWriter.open(tx, userStream(actor.userId), { actor: actor.userId, at })
  const access = actor.side === 'desk' ? await tx.access(actor.userId) : null
  if (access === null) throw new Refusal('forbidden', 'Only administrators are told of what happens.')
  const before = await tx.notificationChoice(actor.userId, category)
  if ((before?.on ?? true) === on) return writer
  const { userId } = actor
  const row = { id: `${userId}:${category}`, rev: (before?.rev ?? 0) + 1, userId, category, on }
  await tx.putNotificationChoice(row)
  await writer.put('notificationChoice', row)
  return writer
}
