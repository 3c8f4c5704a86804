import { CloudOff, EyeOff, Heart, MessageCircle, Pin, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { PostView } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { likePost } from '../../stores/feed.ts'
import { openLink } from '../../stores/links.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { Button } from '../../ui/Button.tsx'
import { MentionedText } from '../../ui/MentionedText.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import type { RowFocus } from '../../ui/VirtualList.tsx'
import { UploadRow } from '../attachments/index.ts'
import { PostFile } from '../files/index.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import { Comments } from './Comments.tsx'
import { likeWords } from './like-words.ts'
import { PostEditor } from './PostEditor.tsx'
import { PostMenu } from './PostMenu.tsx'
import styles from './Post.module.css'

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** One post: whose, what, its files, who likes it, and what was said below it. */
export function Post(props: {
  view: PostView
  focus: RowFocus
  now: number
  timeZone: string
  onPerson: (subject: Subject) => void
}) {
  const { view, now, timeZone } = props
  const { post, author, standing, state } = view
  const [editing, setEditing] = useState(false)
  const [open, setOpen] = useState(false)
  const isStored = state === 'stored' || post.editedAt !== null
  return (
    <article
      className={styles.post}
      {...props.focus}
      data-hidden={post.hidden !== null}
      aria-label={`Post of ${author.name}`}
    >
      <header className={styles.head}>
        <button
          type="button"
          className={styles.person}
          aria-label={`Profile of ${author.name}`}
          onClick={() => props.onPerson(author.subject)}
        >
          <FaceAvatar face={author} />
        </button>
        <div className={styles.words}>
          <p className={styles.author}>
            <bdi>{author.name}</bdi> <StandingLabel standing={standing} />
          </p>
          <p className={styles.muted}>
            <Moment atMs={post.at} timeZone={timeZone} words={momentWords(post.at, now, timeZone)} />
            {post.editedAt !== null && ' · edited'}
          </p>
        </div>
        {post.pinned && (
          <span className={styles.pinned}>
            <Pin size={14} strokeWidth={1.75} aria-hidden="true" /> Pinned
          </span>
        )}
        <PostMenu view={view} onEdit={() => setEditing(true)} />
      </header>
      {post.hidden && (
        <p className={styles.hidden}>
          <EyeOff {...ICON} />
          <span>
            Hidden by <bdi>{view.hiddenBy}</bdi>: <bdi>{post.hidden.reason}</bdi>. Only{' '}
            {view.byMe ? 'you' : <bdi>{author.name}</bdi>} and the desk see it.
          </span>
        </p>
      )}
      {editing ? (
        <PostEditor view={view} onClose={() => setEditing(false)} />
      ) : (
        post.text !== '' && <MentionedText text={post.text} mentions={view.mentions} onOpen={openOutside} />
      )}
      {post.files.length > 0 && (
        <div className={styles.files}>
          {post.files.map((file) => (
            <PostFile key={file.id} file={file} />
          ))}
        </div>
      )}
      {view.staged.map((file) => (
        <UploadRow key={file.id} file={file} said={view.error} />
      ))}
      <Waiting view={view} />
      {isStored && (
        <footer className={styles.acts}>
          <button
            type="button"
            className={styles.act}
            aria-pressed={view.likedByMe}
            disabled={!view.mayRun}
            onClick={() => void likePost(post.id, !view.likedByMe).catch(tellError)}
          >
            <Heart {...ICON} fill={view.likedByMe ? 'currentColor' : 'none'} />
            {likeWords(post.likedByUserIds.length)}
          </button>
          <button type="button" className={styles.act} aria-expanded={open} onClick={() => setOpen(!open)}>
            <MessageCircle {...ICON} />
            {view.comments} {view.comments === 1 ? 'comment' : 'comments'}
          </button>
          <span className={styles.likers}>{likersWords(view)}</span>
        </footer>
      )}
      {isStored && open && <Comments view={view} now={now} timeZone={timeZone} />}
    </article>
  )
}

/** Says that a post waits, or why the server refused it; the outbox has it. */
function Waiting({ view }: { view: PostView }) {
  const goToPane = useNavigation((state) => state.goToPane)
  if (view.state === 'stored') return null
  if (view.state === 'failed') {
    return (
      <p className={styles.failed} role="alert">
        <TriangleAlert {...ICON} />
        <span>Not posted: {view.error}</span>
        <Button size="small" onClick={() => goToPane('outbox')}>
          Open the outbox
        </Button>
      </p>
    )
  }
  return (
    <p className={styles.waiting}>
      <CloudOff {...ICON} />
      {view.state === 'sending' ? 'Being posted' : 'Waits in the outbox; it is posted by itself'}
    </p>
  )
}

/** "You, Maria and 4 others": who likes it. */
function likersWords({ likedByMe, likers, post }: PostView): string {
  const names = [...(likedByMe ? ['You'] : []), ...likers].slice(0, 3)
  const others = post.likedByUserIds.length - names.length
  if (names.length === 0) return ''
  if (others > 0) return `${names.join(', ')} and ${others} more`
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function openOutside(url: string): void {
  openLink(url).then((opened) => {
    if (!opened) showToast('This link was not opened: its address is not a safe one.')
  }, tellError)
}
