import { ToldCategory } from '../../../protocol/wire/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { addEntry } from '../outbox/entries.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'

/** SQL: 1 when @me wants to be told of the category that an expression names; a choice that waits wins over a stored one. */
export function isTold(category: string): string {
  return `coalesce(
    (SELECT told FROM waiting_notification_choices WHERE category = ${category}),
    (SELECT max(told) FROM notification_choices WHERE category = ${category} AND user_id = @me), 1)`
}

/** What the signed-in user wants to be told of: the same on all of the user's devices. */
export function notificationChoiceVerbs(
  context: StoreContext,
): Pick<Store, 'notificationChoices' | 'chooseNotifications'> {
  const { cache, outbox, overlay, session } = context

  const notTold = (): ToldCategory[] => {
    overlay.refresh()
    const sql = `SELECT value AS category FROM json_each(@all) WHERE ${isTold('value')} = 0`
    const all = JSON.stringify(ToldCategory.options)
    return cache
      .all<{ category: ToldCategory }>(sql, { all, me: session.me() })
      .map(({ category }) => category)
  }

  return {
    notificationChoices: () => ({ notTold: notTold() }),

    chooseNotifications: ({ category, on }) => {
      if (notTold().includes(category) !== on) return NOTHING_TOUCHED
      const locationId = session.here()
      overlay.outdate()
      outbox.transaction(() =>
        addEntry(context, {
          lane: `notificationChoice:${category}`,
          targetId: category,
          conversationId: null,
          locationId,
          body: { type: 'notification.choose', category, on },
        }),
      )
      return touched(['notificationChoice', 'notification', 'outbox'])
    },
  }
}
