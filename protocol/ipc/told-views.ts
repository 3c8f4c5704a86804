import { z } from 'zod'
import { Milliseconds } from '../wire/rows/fields.ts'

const MinuteOfDay = z.number().int().min(0).max(1439)

/** How this computer tells one administrator; of what follows the account (`notification.choose`). */
export const ToldSettings = z.object({
  /** Left out by an older Foyer: with a sound. */
  sound: z.boolean().default(true),
  /** Only that there is something, and where: nobody's name or words on a lock screen (security.md, row 18). */
  hideContent: z.boolean(),
  /**
   * Quiet from `from` to `to`, in minutes of this computer's day; past midnight when `to` is not after `from`. `days`
   * are the days on which it begins, 0 is Sunday.
   */
  quietHours: z.object({
    on: z.boolean(),
    from: MinuteOfDay,
    to: MinuteOfDay,
    days: z.array(z.number().int().min(0).max(6)).max(7),
  }),
  /** "Quiet for an hour": until then, whatever the hours say. */
  quietUntil: Milliseconds.nullable(),
})
export type ToldSettings = z.infer<typeof ToldSettings>

/** How an older Foyer kept on each computer what somebody is told of. */
export const EarlierToldSettings = z.object({ categories: z.record(z.string(), z.boolean()) })

/** What holds until the administrator chooses. */
export const FIRST_TOLD_SETTINGS: ToldSettings = {
  sound: true,
  hideContent: false,
  quietHours: { on: false, from: 18 * 60, to: 8 * 60, days: [1, 2, 3, 4, 5] },
  quietUntil: null,
}

/** The settings, and whether this computer can show anything at all. */
export const ToldView = z.object({
  settings: ToldSettings,
  /** False where the system has no notifications. */
  supported: z.boolean(),
  /** False where there is no tray: closing the window ends the app then. */
  tray: z.boolean(),
  quietNow: z.boolean(),
})
export type ToldView = z.infer<typeof ToldView>
