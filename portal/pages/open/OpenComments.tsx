import { useEffect, useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import type { PublicComment, PublicPost } from '../../../protocol/wire/http.ts'
import { fetchOpenComments, openPhotoHref } from '../../api-open.ts'
import { useRead } from '../../use-read.ts'
import comments from '../feed/PostComments.module.css'
import styles from './OpenPage.module.css'

/** What was said below an open post, to be read only; whoever wants to answer signs in. */
export function OpenComments(props: {
  post: PublicPost
  locationId: string
  timeZone: string
  now: number
  signIn: (() => void) | null
}) {
  const { post, locationId, signIn } = props
  const [pages, setPages] = useState(1)
  const read = useRead(`open-comments:${post.id}`, () => fetchOpenComments(locationId, post.id, pages))
  const { again, value } = read
  useEffect(() => {
    if (pages > 1) void again()
  }, [pages, again])
  return (
    <div className={styles.comments}>
      {value === null && read.reason === null && <p role="status">Reading the comments…</p>}
      {value !== null && value.rows.length === 0 && <p className={styles.quiet}>Nobody has commented yet.</p>}
      {value !== null && value.rows.length > 0 && (
        <ul aria-label={`Comments on the post of ${post.author.name}`}>
          {value.rows.map((comment) => (
            <OpenComment key={comment.id} comment={comment} {...props} />
          ))}
        </ul>
      )}
      {read.reason !== null && (
        <p className={styles.error} role="alert">
          {read.reason}
        </p>
      )}
      {value?.hasMore && (
        <Button size="touch" onClick={() => setPages(pages + 1)}>
          Show more comments
        </Button>
      )}
      {signIn !== null && (
        <Button size="touch" onClick={signIn}>
          Sign in to comment
        </Button>
      )}
    </div>
  )
}

function OpenComment(props: { comment: PublicComment; locationId: string; timeZone: string; now: number }) {
  const { comment, locationId, timeZone, now } = props
  const { author, text, at } = comment
  const photo = author.userId && author.photoFileId && openPhotoHref(locationId, author.userId)
  return (
    <li className={comments.comment}>
      <Avatar id={author.userId ?? 'nobody'} name={author.name} size="small" photo={photo} />
      <div className={comments.said}>
        <p className={comments.head}>
          <bdi className={comments.name}>{author.name}</bdi>
          <Moment
            className={comments.muted}
            atMs={at}
            timeZone={timeZone}
            words={momentWords(at, now, timeZone)}
          />
        </p>
        <LinkedText text={text} />
      </div>
    </li>
  )
}
