import { Heart, MessageCircle, Newspaper, Pin } from 'lucide-react'
import { useEffect } from 'react'
import type { PostView } from '../../../protocol/ipc/views.ts'
import { useFeed } from '../../stores/feed.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { openLink } from '../../stores/links.ts'
import { useTimeZone } from '../../stores/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkedText } from '../../ui/LinkedText.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import { VirtualList, type RowFocus } from '../../ui/VirtualList.tsx'
import { PostFile } from '../files/index.ts'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import styles from './FeedPane.module.css'

/** What people of the location post. */
export function FeedPane() {
  const { value: posts, error, reread } = useFeed()
  useEffect(() => useFeed.getState().watch(), [])
  const someRows = (posts?.length ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('feed')
  }, [someRows])
  return (
    <section className={styles.pane} aria-label="Feed">
      <PaneHead title="Feed" />
      {error && !posts && <PaneError what="The feed" error={error} onRetry={() => void reread()} />}
      {posts?.length === 0 && (
        <PaneNothing what="The feed">
          <EmptyState icon={<Newspaper size={20} strokeWidth={1.75} />} title="Nobody has posted yet">
            Posts of members and of the desk appear here.
          </EmptyState>
        </PaneNothing>
      )}
      {posts && posts.length > 0 && (
        <VirtualList
          label="Posts"
          count={posts.length}
          rowKey={(index) => posts[index]?.post.id ?? String(index)}
          renderRow={(index, focus) => <Post view={posts[index]} focus={focus} />}
        />
      )}
    </section>
  )
}

function Post({ view, focus }: { view: PostView | undefined; focus: RowFocus }) {
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  if (!view) return null
  const { post, author, standing } = view
  return (
    <div className={styles.place}>
      <article className={styles.post} {...focus} aria-label={`Post of ${author.name}`}>
        <header className={styles.head}>
          <FaceAvatar face={author} />
          <div className={styles.words}>
            <p className={styles.author}>
              <bdi>{author.name}</bdi> <StandingLabel standing={standing} />
            </p>
            <Moment
              className={styles.muted}
              atMs={post.at}
              timeZone={timeZone}
              words={momentWords(post.at, now, timeZone)}
            />
          </div>
          {post.pinned && (
            <span className={styles.pinned}>
              <Pin size={14} strokeWidth={1.75} aria-hidden="true" /> Pinned
            </span>
          )}
        </header>
        <LinkedText text={post.text} onOpen={(url) => void openLink(url).catch(tellError)} />
        {post.files.length > 0 && (
          <div className={styles.files}>
            {post.files.map((file) => (
              <PostFile key={file.id} file={file} />
            ))}
          </div>
        )}
        <p className={styles.counts}>
          <span>
            <Heart size={14} strokeWidth={1.75} aria-hidden="true" /> {post.likes}{' '}
            {post.likes === 1 ? 'like' : 'likes'}
          </span>
          <span>
            <MessageCircle size={14} strokeWidth={1.75} aria-hidden="true" /> {post.comments}{' '}
            {post.comments === 1 ? 'comment' : 'comments'}
          </span>
        </p>
      </article>
    </div>
  )
}
