import { EyeOff, Heart, MessageCircle, Pencil, Pin, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { MentionedText } from '../../../renderer/ui/MentionedText.tsx'
import { Moment } from '../../../renderer/ui/Moment.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import type { PortalPlace, PortalPost } from '../../../protocol/wire/http.ts'
import { likePost, removePost } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import type { Desk } from '../../desk.ts'
import { hrefOf } from '../../shell/address.ts'
import { hasTyped } from '../../typed.ts'
import { FileView } from '../thread/FileView.tsx'
import { commentPlace, PostComments } from './PostComments.tsx'
import { PostEdit } from './PostEdit.tsx'
import styles from './PostCard.module.css'

const ICON = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const

/** One post, with what can be done about it. */
export function PostCard(props: {
  desk: Desk
  post: PortalPost
  place: PortalPlace
  now: number
  onChanged: () => void
}) {
  const { desk, post, place, now } = props
  const { author } = post
  // A comment that was begun is at hand after a reload.
  const [open, setOpen] = useState(() => hasTyped(desk.me.userId, commentPlace(post.id)))
  const [asking, setAsking] = useState(false)
  const [editing, setEditing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const change = (work: Promise<void>): void => {
    setError(null)
    work.then(props.onChanged, (refused: unknown) => setError(reasonOf(refused)))
  }
  return (
    <article className={styles.post} aria-label={`Post of ${author.name}`}>
      <header className={styles.head}>
        <Avatar
          id={author.userId ?? 'nobody'}
          name={author.name}
          photo={author.photoFileId && `/files/${author.photoFileId}`}
        />
        <span className={styles.words}>
          {author.userId === null ? (
            <span className={styles.name}>{author.name}</span>
          ) : (
            <a className={styles.name} href={hrefOf('people', author.userId)} dir="auto">
              {author.name}
            </a>
          )}
          <span className={styles.muted}>
            {author.standing && `${author.standing} · `}
            <Moment
              atMs={post.at}
              timeZone={place.timeZone}
              words={momentWords(post.at, now, place.timeZone)}
            />
            {post.editedAt !== null && ' · edited'}
          </span>
        </span>
        {post.pinned && (
          <span className={styles.pinned}>
            <Pin size={14} strokeWidth={1.75} aria-hidden="true" /> Pinned
          </span>
        )}
        {post.own && place.mayPost && (
          <button
            type="button"
            className={styles.remove}
            aria-label="Edit your post"
            onClick={() => setEditing(true)}
          >
            <Pencil {...ICON} />
          </button>
        )}
        {post.own && (
          <button
            type="button"
            className={styles.remove}
            aria-label="Remove your post"
            onClick={() => setAsking(true)}
          >
            <Trash2 {...ICON} />
          </button>
        )}
      </header>
      {post.hiddenBecause && (
        <p className={styles.hidden}>
          <EyeOff {...ICON} />
          <span>
            The desk has hidden this post: <bdi>{post.hiddenBecause}</bdi>. Only you and the desk see it.
          </span>
        </p>
      )}
      {editing ? (
        <PostEdit
          post={post}
          place={place}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            props.onChanged()
          }}
        />
      ) : (
        post.text && <MentionedText text={post.text} mentions={post.mentions} />
      )}
      {post.files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
      <footer className={styles.acts}>
        <button
          type="button"
          className={styles.act}
          aria-pressed={post.liked}
          disabled={!place.mayPost}
          onClick={() => change(likePost(post.id, !post.liked))}
        >
          <Heart {...ICON} fill={post.liked ? 'currentColor' : 'none'} />
          {post.likes === 0 ? 'Like' : `${post.likes} ${post.likes === 1 ? 'like' : 'likes'}`}
        </button>
        <button type="button" className={styles.act} aria-expanded={open} onClick={() => setOpen(!open)}>
          <MessageCircle {...ICON} />
          {post.comments} {post.comments === 1 ? 'comment' : 'comments'}
        </button>
      </footer>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {open && <PostComments desk={desk} post={post} place={place} now={now} onChanged={props.onChanged} />}
      {asking && (
        <Dialog
          title="Remove your post?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button size="touch" onClick={() => setAsking(false)}>
                Keep it
              </Button>
              <Button
                look="danger"
                size="touch"
                onClick={() => {
                  setAsking(false)
                  change(removePost(post.id))
                }}
              >
                Remove it
              </Button>
            </>
          }
        >
          It goes for everybody, with its comments. Chats that it has begun stay.
        </Dialog>
      )}
    </article>
  )
}
