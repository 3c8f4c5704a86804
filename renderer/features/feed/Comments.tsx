import { Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { CommentView, PostView } from '../../../protocol/ipc/views.ts'
import type { UserId } from '../../../protocol/wire/ids.ts'
import { removeComment, watchComments, writeComment } from '../../stores/feed.ts'
import { openLink } from '../../stores/links.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { stillNamed } from '../../ui/mention-query.ts'
import { MentionBox } from '../../ui/MentionBox.tsx'
import { MentionedText } from '../../ui/MentionedText.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import { suggestPeople } from './suggest-people.ts'
import styles from './Comments.module.css'

/** What was said below a post, and where one says something. */
export function Comments({ view, now, timeZone }: { view: PostView; now: number; timeZone: string }) {
  const { post, mayRun } = view
  const [comments, setComments] = useState<CommentView[] | null>(null)
  useEffect(() => watchComments(post.id, setComments, tellError), [post.id])
  return (
    <div className={styles.comments}>
      {comments && comments.length > 0 && (
        <ul aria-label={`Comments on the post of ${view.author.name}`}>
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} now={now} timeZone={timeZone} />
          ))}
        </ul>
      )}
      {mayRun && <CommentBox view={view} />}
    </div>
  )
}

function Comment({ comment, now, timeZone }: { comment: CommentView; now: number; timeZone: string }) {
  const { author, standing, at, pending } = comment
  return (
    <li className={styles.comment}>
      <FaceAvatar face={author} size="small" />
      <div className={styles.said}>
        <p className={styles.author}>
          <bdi className={styles.name}>{author.name}</bdi> <StandingLabel standing={standing} />
          <span className={styles.time}>
            {pending ? (
              'Waits to be sent'
            ) : (
              <Moment atMs={at} timeZone={timeZone} words={momentWords(at, now, timeZone)} />
            )}
          </span>
        </p>
        <MentionedText
          text={comment.text}
          mentions={comment.mentions}
          onOpen={(url) => void openLink(url).catch(tellError)}
        />
      </div>
      {comment.mayRemove && (
        <IconButton
          label={`Remove the comment of ${author.name}`}
          className={styles.remove}
          onClick={() => void removeComment(comment.id).catch(tellError)}
        >
          <Trash2 size={16} strokeWidth={1.75} />
        </IconButton>
      )}
    </li>
  )
}

function CommentBox({ view }: { view: PostView }) {
  const [text, setText] = useState('')
  const picked = useRef(new Map<string, string>())
  const send = (): void => {
    if (text.trim() === '') return
    writeComment(view.post.id, text, stillNamed(text, picked.current) as UserId[]).then(() => {
      setText('')
      picked.current.clear()
    }, tellError)
  }
  return (
    <div className={styles.write}>
      <MentionBox
        label={`Comment on the post of ${view.author.name}`}
        placeholder="Write a comment"
        value={text}
        maxLength={2000}
        enterSends
        suggest={suggestPeople}
        onChange={setText}
        onName={({ id, name }) => picked.current.set(id, name)}
        onSend={send}
      />
      <Button size="small" disabled={text.trim() === ''} onClick={send}>
        Comment
      </Button>
    </div>
  )
}
