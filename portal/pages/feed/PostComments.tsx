import { Trash2 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { MentionBox } from '../../../renderer/ui/MentionBox.tsx'
import { MentionedText } from '../../../renderer/ui/MentionedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import type { PortalPlace, PortalPost } from '../../../protocol/wire/http.ts'
import { newId, UserId, type CommentId, type PostId } from '../../../protocol/wire/ids.ts'
import { COMMENT_TEXT_MAX } from '../../../protocol/wire/rows/feed.ts'
import { fetchComments, removeComment } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import type { Desk } from '../../desk.ts'
import { NamingText, NO_TEXT, useTyped, withName, withText } from '../../typed.ts'
import { useRead } from '../../use-read.ts'
import { suggestFrom } from './suggest.ts'
import { WaitingText } from './WaitingText.tsx'
import styles from './PostComments.module.css'

/** Under which name a comment that is being typed is kept. */
export function commentPlace(postId: PostId): string {
  return `comment.${postId}`
}

/** What was said below a post, and where a member says something. */
export function PostComments(props: {
  desk: Desk
  post: PortalPost
  place: PortalPlace
  now: number
  onChanged: () => void
}) {
  const { desk, post, place, now } = props
  const read = useRead(`comments:${post.id}`, () => fetchComments(post.id), 'feed', 'people')
  const [error, setError] = useState<string | null>(null)
  const waiting = desk.changes.use(({ entries }) => entries)
  const here = new Set<string>(read.value?.map(({ id }) => id))
  const shown = waiting
    .filter((change) => change.kind === 'comment')
    .filter((change) => change.postId === post.id && !here.has(change.commentId))
  const { again } = read
  useEffect(() => desk.changes.onSent(again), [desk, again])
  const changed = async (): Promise<void> => {
    await read.again()
    props.onChanged()
  }
  return (
    <div className={styles.comments}>
      <ul aria-label={`Comments on the post of ${post.author.name}`}>
        {read.value?.map((comment) => (
          <li key={comment.id} className={styles.comment}>
            <Avatar
              id={comment.author.userId ?? 'nobody'}
              name={comment.author.name}
              size="small"
              photo={comment.author.photoFileId && `/files/${comment.author.photoFileId}`}
            />
            <div className={styles.said}>
              <p className={styles.head}>
                <bdi className={styles.name}>{comment.author.name}</bdi>
                <Moment
                  className={styles.muted}
                  atMs={comment.at}
                  timeZone={place.timeZone}
                  words={momentWords(comment.at, now, place.timeZone)}
                />
              </p>
              <MentionedText text={comment.text} mentions={comment.mentions} />
            </div>
            {comment.own && (
              <button
                type="button"
                className={styles.remove}
                aria-label="Remove your comment"
                onClick={() => {
                  removeComment(comment.id).then(changed, (refused: unknown) => setError(reasonOf(refused)))
                }}
              >
                <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown.length > 0 && (
        <ul aria-label="Your comments that wait" className={styles.waiting}>
          {shown.map((change) => (
            <WaitingText key={change.opId} desk={desk} change={change} />
          ))}
        </ul>
      )}
      {(error ?? read.reason) && (
        <p className={styles.error} role="alert">
          {error ?? read.reason}
        </p>
      )}
      {place.mayPost && <CommentForm desk={desk} post={post} place={place} />}
    </div>
  )
}

function CommentForm({ desk, post, place }: { desk: Desk; post: PortalPost; place: PortalPlace }) {
  const [typed, setTyped] = useTyped(desk.me.userId, commentPlace(post.id), NamingText)
  const [error, setError] = useState<string | null>(null)
  const suggest = useCallback((letters: string) => suggestFrom(place.locationId, letters), [place.locationId])
  const { text, named } = typed ?? NO_TEXT
  const send = (): void => {
    if (text.trim() === '') return
    setError(null)
    const words = {
      commentId: newId() as CommentId,
      postId: post.id,
      locationId: place.locationId,
      text: text.trim(),
      named: named.map(({ id, name }) => ({ id: UserId.parse(id), name })),
    }
    desk.changes.comment(words).then(
      () => setTyped(() => null),
      () => setError('Not sent; your text is kept. This browser’s storage is full: free some space first.'),
    )
  }
  return (
    <div className={styles.form}>
      <MentionBox
        label={`Comment on the post of ${post.author.name}`}
        placeholder="Write a comment"
        value={text}
        maxLength={COMMENT_TEXT_MAX}
        suggest={suggest}
        onChange={(next) => setTyped((before) => withText(before, next))}
        onName={(person) => setTyped((before) => withName(before, person))}
        onSend={send}
      />
      <Button size="touch" disabled={text.trim() === ''} onClick={send}>
        Comment
      </Button>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
