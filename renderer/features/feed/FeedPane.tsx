import { Newspaper } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useFeed } from '../../stores/feed.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { useSession, useTimeZone } from '../../stores/session.ts'
import { useStaged } from '../../stores/staged.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { DropTarget } from '../drop/index.ts'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { ProfileSide } from '../profile/index.ts'
import { Post } from './Post.tsx'
import { PostComposer } from './PostComposer.tsx'
import { useLookedAt } from './use-looked-at.ts'
import styles from './FeedPane.module.css'

/** What people of the location post, and where the desk posts itself (use case 5). */
export function FeedPane() {
  const { value: feed, error, reread } = useFeed()
  const [chosen, setChosen] = useState<Subject | null>(null)
  const list = useRef<VirtualListHandle>(null)
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const locationName = useSession(({ session }) =>
    session.state === 'signedIn' ? session.locationName : 'this location',
  )
  useEffect(() => useFeed.getState().watch(), [])
  const posts = feed?.posts ?? null
  useLookedAt(posts)
  const someRows = (posts?.length ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('feed')
  }, [someRows])
  const whyNot = feed?.whyNot ?? null
  return (
    <div className={styles.whole}>
      <DropTarget
        className={styles.drop}
        look="pane"
        sign={
          whyNot === null
            ? {
                title: <>Add to a post for {locationName}</>,
                hint: 'Nothing leaves this computer before you press Post.',
              }
            : { refusal: whyNot }
        }
        onDrop={(files) => void useStaged.getState().add(files)}
      >
        <section className={styles.pane} aria-label="Feed">
          <PaneHead title="Feed" />
          {error && !feed && <PaneError what="The feed" error={error} onRetry={() => void reread()} />}
          {feed && (
            <div className={styles.write}>
              {whyNot === null ? (
                <PostComposer key={feed.placeId} placeId={feed.placeId} locationName={locationName} />
              ) : (
                <p className={styles.locked}>{whyNot}</p>
              )}
            </div>
          )}
          {posts?.length === 0 && (
            <PaneNothing what="The feed">
              <EmptyState icon={<Newspaper size={20} strokeWidth={1.75} />} title="Nobody has posted yet">
                Posts of members and of the desk appear here.
              </EmptyState>
            </PaneNothing>
          )}
          {posts && posts.length > 0 && (
            <VirtualList
              handle={list}
              label="Posts"
              count={posts.length}
              rowKey={(index) => posts[index]?.post.id ?? String(index)}
              renderRow={(index, focus) => {
                const view = posts[index]
                return (
                  view && (
                    <div className={styles.place}>
                      <Post view={view} focus={focus} now={now} timeZone={timeZone} onPerson={setChosen} />
                    </div>
                  )
                )
              }}
            />
          )}
        </section>
      </DropTarget>
      {chosen && (
        <ProfileSide
          subject={chosen}
          open
          closable
          onClose={() => {
            setChosen(null)
            list.current?.focusRow()
          }}
        />
      )}
    </div>
  )
}
