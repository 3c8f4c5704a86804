import { Trash2 } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { stillNamed } from '../../../renderer/ui/mention-query.ts'
import { MentionBox } from '../../../renderer/ui/MentionBox.tsx'
import { MentionedText } from '../../../renderer/ui/MentionedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import type { PortalPlace, PortalPost } from '../../../protocol/wire/http.ts'
import { newId, type CommentId } from '../../../protocol/wire/ids.ts'
import { COMMENT_TEXT_MAX } from '../../../protocol/wire/rows/feed.ts'
import { fetchComments, putComment, removeComment } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import { useRead } from '../../use-read.ts'
import { suggestFrom } from './suggest.ts'
import styles from './PostComments.module.css'

/** What was said below a post, and where a member says something. */
export function PostComments(props: {
  post: PortalPost
  place: PortalPlace
  now: number
  onChanged: () => void
}) {
  const { post, place, now } = props
  const read = useRead(`comments:${post.id}`, () => fetchComments(post.id))
  const [error, setError] = useState<string | null>(null)
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
      {(error ?? read.reason) && (
        <p className={styles.error} role="alert">
          {error ?? read.reason}
        </p>
      )}
      {place.mayPost && <CommentForm post={post} place={place} onSaid={() => void changed()} />}
    </div>
  )
}

function CommentForm({ post, place, onSaid }: { post: PortalPost; place: PortalPlace; onSaid: () => void }) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const picked = useRef(new Map<string, string>())
  const ids = useRef({ id: newId() as CommentId, opId: newId() })
  const suggest = useCallback((letters: string) => suggestFrom(place.locationId, letters), [place.locationId])
  const send = (): void => {
    const words = text.trim()
    if (words === '') return
    setError(null)
    const { id, opId } = ids.current
    putComment(post.id, id, opId, words, stillNamed(words, picked.current)).then(
      () => {
        ids.current = { id: newId() as CommentId, opId: newId() }
        picked.current.clear()
        setText('')
        onSaid()
      },
      (refused: unknown) => {
        // Another text under the same operation would be an error (I4).
        ids.current = { ...ids.current, opId: newId() }
        setError(`Not sent; your text is kept. ${reasonOf(refused)}`)
      },
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
        onChange={setText}
        onName={({ id, name }) => picked.current.set(id, name)}
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
