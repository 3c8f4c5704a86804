import { useRef, useState } from 'react'
import type { PostView } from '../../../protocol/ipc/views.ts'
import { writePost } from '../../stores/feed.ts'
import { Button } from '../../ui/Button.tsx'
import { stillNamed } from '../../ui/mention-query.ts'
import { MentionBox } from '../../ui/MentionBox.tsx'
import { suggestPeople } from './suggest-people.ts'
import styles from './Post.module.css'

/** Changes the words of an own post in its place; its files stay. */
export function PostEditor({ view, onClose }: { view: PostView; onClose: () => void }) {
  const { post } = view
  const [text, setText] = useState(post.text)
  const [error, setError] = useState<string | null>(null)
  const picked = useRef(new Map<string, string>(view.mentions.map(({ userId, name }) => [userId, name])))
  const save = (): void => {
    writePost({
      postId: post.id,
      text,
      stagedFileIds: [],
      keptFileIds: post.files.map(({ id }) => id),
      mentionUserIds: stillNamed(text, picked.current),
    }).then(onClose, (refused: Error) => setError(refused.message))
  }
  return (
    <div
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <MentionBox
        label="Text of the post"
        placeholder="Text of the post"
        value={text}
        rows={3}
        handle={(box) => box?.focus()}
        suggest={suggestPeople}
        onChange={setText}
        onName={({ id, name }) => picked.current.set(id, name)}
        onSend={save}
      />
      {error && (
        <p className={styles.error} role="alert">
          Not changed: {error}
        </p>
      )}
      <div className={styles.acts}>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" size="small" onClick={save}>
          Save
        </Button>
      </div>
    </div>
  )
}
