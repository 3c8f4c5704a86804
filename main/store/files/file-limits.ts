import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import { touched } from '../touched.ts'

/** What the server takes, as it said last: the tray tells it offline, too. */
export function fileLimitVerbs({ session }: StoreContext): Pick<Store, 'fileLimits' | 'saveFileLimits'> {
  return {
    fileLimits: () => session.get('fileLimits'),
    saveFileLimits: (limits) => {
      session.set('fileLimits', limits)
      return touched(['staged'])
    },
  }
}
