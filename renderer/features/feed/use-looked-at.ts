import { useEffect } from 'react'
import type { PostView } from '../../../protocol/ipc/views.ts'
import { lookAtFeed } from '../../stores/feed.ts'
import { tellError } from '../../ui/toast.ts'

/** While the window is in front, what the feed shows has been looked at; a post that comes behind it waits until it is. */
export function useLookedAt(posts: readonly PostView[] | null): void {
  const locationId = posts?.[0]?.post.locationId
  const newestAt = Math.max(0, ...(posts ?? []).filter(({ byMe }) => !byMe).map(({ post }) => post.at))
  useEffect(() => {
    if (locationId === undefined || newestAt === 0) return
    const look = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) {
        lookAtFeed(locationId, newestAt).catch(tellError)
      }
    }
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [locationId, newestAt])
}
