import type { PostView } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** The posts of the location, pinned and newest first. */
export const useFeed = createReading<PostView[]>(['post', 'user', 'membership'], async () => {
  return (await call('feed.list', {})).posts
})
