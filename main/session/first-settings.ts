import { z } from 'zod'
import { Settings } from '../../protocol/ipc/app-views.ts'

/** What holds until the user chooses. */
export const FIRST_SETTINGS: Settings = {
  theme: 'system',
  undoSendSeconds: 0,
  cacheLimitBytes: 2_000_000_000,
  closeToTray: true,
}

/** Settings as they lie on the disk: what an older Foyer did not know yet is as at first, and the rest is kept. */
export const StoredSettings: z.ZodType<Settings> = z.preprocess(
  (stored) => ({ ...FIRST_SETTINGS, ...(typeof stored === 'object' ? stored : {}) }),
  Settings,
)
