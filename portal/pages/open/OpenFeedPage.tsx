import { Newspaper, Pin } from 'lucide-react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { useNow } from '../../../renderer/ui/use-now.ts'
import type { PublicPost } from '../../../protocol/wire/http.ts'
import { fetchOpenPosts, openFileHref, openPhotoHref } from '../../api-open.ts'
import card from '../feed/PostCard.module.css'
import { FileView } from '../thread/FileView.tsx'
import { OpenPage } from './OpenPage.tsx'
import styles from './OpenPage.module.css'

/** What is posted, as everybody may read it. Comments are for those who are here: only their number is told. */
export function OpenFeedPage({ rest }: { rest: readonly string[] }) {
  const locationId = rest[0] ?? ''
  const now = useNow(60_000)
  return (
    <OpenPage key={locationId} locationId={locationId} title="Feed" what="the feed" fetch={fetchOpenPosts}>
      {({ rows, timeZone }) =>
        rows.length === 0 ? (
          <EmptyState icon={<Newspaper size={20} strokeWidth={1.75} />} title="Nobody has posted yet">
            What members and the desk post appears here.
          </EmptyState>
        ) : (
          rows.map((post) => (
            <OpenPost key={post.id} post={post} locationId={locationId} timeZone={timeZone} now={now} />
          ))
        )
      }
    </OpenPage>
  )
}

function OpenPost(props: { post: PublicPost; locationId: string; timeZone: string; now: number }) {
  const { post, locationId, timeZone, now } = props
  const { author, likes, comments } = post
  const photo = author.userId && author.photoFileId && openPhotoHref(locationId, author.userId)
  return (
    <article className={card.post} aria-label={`Post of ${author.name}`}>
      <header className={card.head}>
        <Avatar id={author.userId ?? 'nobody'} name={author.name} photo={photo} />
        <span className={card.words}>
          <span className={card.name} dir="auto">
            {author.name}
          </span>
          <span className={card.muted}>
            {author.standing && `${author.standing} · `}
            <Moment atMs={post.at} timeZone={timeZone} words={momentWords(post.at, now, timeZone)} />
            {post.editedAt !== null && ' · edited'}
          </span>
        </span>
        {post.pinned && (
          <span className={card.pinned}>
            <Pin size={14} strokeWidth={1.75} aria-hidden="true" /> Pinned
          </span>
        )}
      </header>
      {post.text && <LinkedText text={post.text} />}
      {post.files.map((file) => (
        <FileView key={file.id} file={file} href={openFileHref(locationId, post.id, file.id)} />
      ))}
      {likes + comments > 0 && (
        <p className={styles.counts}>
          {[counted(likes, 'like'), counted(comments, 'comment')].filter((words) => words !== '').join(', ')}
        </p>
      )}
    </article>
  )
}

function counted(count: number, what: string): string {
  if (count === 0) return ''
  return `${count} ${count === 1 ? what : `${what}s`}`
}
