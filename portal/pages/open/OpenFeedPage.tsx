import { MessageCircle, Newspaper, Pin } from 'lucide-react'
import { useState } from 'react'
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
import { OpenComments } from './OpenComments.tsx'
import { OpenPage } from './OpenPage.tsx'
import styles from './OpenPage.module.css'

/** What is posted and said about it, as everybody may read it. */
export function OpenFeedPage({ rest }: { rest: readonly string[] }) {
  const locationId = rest[0] ?? ''
  const now = useNow(60_000)
  return (
    <OpenPage key={locationId} locationId={locationId} title="Feed" what="the feed" fetch={fetchOpenPosts}>
      {({ rows, timeZone }, signIn) =>
        rows.length === 0 ? (
          <EmptyState icon={<Newspaper size={20} strokeWidth={1.75} />} title="Nobody has posted yet">
            What members and the desk post appears here.
          </EmptyState>
        ) : (
          rows.map((post) => <OpenPost key={post.id} {...{ post, locationId, timeZone, now, signIn }} />)
        )
      }
    </OpenPage>
  )
}

function OpenPost(props: {
  post: PublicPost
  locationId: string
  timeZone: string
  now: number
  signIn: (() => void) | null
}) {
  const { post, locationId, timeZone, now } = props
  const [open, setOpen] = useState(false)
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
      <footer className={card.acts}>
        {likes > 0 && <span className={styles.likes}>{counted(likes, 'like')}</span>}
        <button type="button" className={card.act} aria-expanded={open} onClick={() => setOpen(!open)}>
          <MessageCircle size={18} strokeWidth={1.75} aria-hidden="true" />
          {counted(comments, 'comment')}
        </button>
      </footer>
      {open && <OpenComments {...props} />}
    </article>
  )
}

function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`
}
