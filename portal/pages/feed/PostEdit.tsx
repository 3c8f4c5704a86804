import { useCallback, useRef, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { stillNamed } from '../../../renderer/ui/mention-query.ts'
import { MentionBox } from '../../../renderer/ui/MentionBox.tsx'
import type { PortalPlace, PortalPost } from '../../../protocol/wire/http.ts'
import { newId, type OpId, type UserId } from '../../../protocol/wire/ids.ts'
import { POST_TEXT_MAX } from '../../../protocol/wire/rows/feed.ts'
import { putPost } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import { suggestFrom } from './suggest.ts'
import styles from './PostCard.module.css'

/** Changes the words of an own post in its place; its files stay. */
export function PostEdit(props: {
  post: PortalPost
  place: PortalPlace
  onSaved: () => void
  onClose: () => void
}) {
  const { post, place } = props
  const [text, setText] = useState(post.text)
  const [error, setError] = useState<string | null>(null)
  const picked = useRef(new Map<string, string>(post.mentions.map(({ userId, name }) => [userId, name])))
  const suggest = useCallback((letters: string) => suggestFrom(place.locationId, letters), [place.locationId])
  const save = (): void => {
    putPost(place.locationId, post.id, {
      opId: newId() as OpId,
      text: text.trim(),
      fileIds: post.files.map(({ id }) => id),
      mentionUserIds: stillNamed(text, picked.current) as UserId[],
    }).then(props.onSaved, (refused: unknown) => setError(`Not changed. ${reasonOf(refused)}`))
  }
  return (
    <div
      className={styles.edit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <MentionBox
        label="Text of your post"
        placeholder="Text of your post"
        value={text}
        rows={3}
        maxLength={POST_TEXT_MAX}
        suggest={suggest}
        onChange={setText}
        onName={({ id, name }) => picked.current.set(id, name)}
        onSend={save}
      />
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.editActs}>
        <Button size="touch" onClick={props.onClose}>
          Cancel
        </Button>
        <Button look="primary" size="touch" onClick={save}>
          Save
        </Button>
      </div>
    </div>
  )
}
