import { Lock, Newspaper } from 'lucide-react'
import { useEffect } from 'react'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { useNow } from '../../../renderer/ui/use-now.ts'
import type { PortalPlace } from '../../../protocol/wire/http.ts'
import { fetchFeed, fetchPlaces } from '../../api-community.ts'
import type { Desk } from '../../desk.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import type { PageProps } from '../../shell/pages.ts'
import { PlaceChoice } from '../../shell/PlaceChoice.tsx'
import { ReadState } from '../../shell/ReadState.tsx'
import { useRead } from '../../use-read.ts'
import { PostCard } from './PostCard.tsx'
import { PostForm } from './PostForm.tsx'
import { WaitingText } from './WaitingText.tsx'
import styles from './FeedPage.module.css'

/** What people post, for whom the feed is shown to (use case 5). */
export function FeedPage({ desk, rest }: PageProps) {
  const read = useRead('places', fetchPlaces, 'places', 'me')
  const places = read.value?.filter(({ feed }) => feed) ?? []
  const chosen = places.find(({ locationId }) => locationId === rest[0]) ?? places[0]
  return (
    <PageFrame title="Feed" head={chosen && <PlaceChoice path="feed" places={places} chosen={chosen} />}>
      {!read.value && <ReadState what="the feed" read={read} />}
      {read.value && !chosen && (
        <EmptyState icon={<Lock size={20} strokeWidth={1.75} />} title="The feed is not open to you">
          Each location decides who reads its feed. Ask its desk.
        </EmptyState>
      )}
      {chosen && <Posts key={chosen.locationId} desk={desk} place={chosen} />}
    </PageFrame>
  )
}

function Posts({ desk, place }: { desk: Desk; place: PortalPlace }) {
  const read = useRead(`feed:${place.locationId}`, () => fetchFeed(place.locationId), 'feed', 'people')
  const now = useNow(60_000)
  const posts = read.value
  const { again } = read
  useEffect(() => desk.changes.onSent(again), [desk, again])
  const changes = desk.changes.use(({ entries }) => entries)
  const here = new Set<string>(posts?.map(({ id }) => id))
  const waiting = changes
    .filter((change) => change.kind === 'post')
    .filter((change) => change.locationId === place.locationId && !here.has(change.postId))
  // A comment whose post isn't shown any more would wait unseen.
  const homeless = changes
    .filter((change) => change.kind === 'comment')
    .filter((change) => change.locationId === place.locationId && posts !== null && !here.has(change.postId))
  return (
    <>
      {place.mayPost ? (
        <PostForm desk={desk} place={place} />
      ) : (
        <p>Members of {place.name} post here. You can read along.</p>
      )}
      {(waiting.length > 0 || homeless.length > 0) && (
        <ul aria-label="What you posted and waits" className={styles.waiting}>
          {[...waiting, ...homeless].map((change) => (
            <WaitingText key={change.opId} desk={desk} change={change} />
          ))}
        </ul>
      )}
      {!posts && <ReadState what="the feed" read={read} />}
      {posts?.length === 0 && waiting.length === 0 && (
        <EmptyState icon={<Newspaper size={20} strokeWidth={1.75} />} title="Nobody has posted yet">
          What members and the desk post appears here.
        </EmptyState>
      )}
      {posts?.map((post) => (
        <PostCard
          key={post.id}
          desk={desk}
          post={post}
          place={place}
          now={now}
          onChanged={() => void read.again()}
        />
      ))}
    </>
  )
}
