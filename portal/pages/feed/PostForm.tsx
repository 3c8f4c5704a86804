import { ImagePlus } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { MentionBox } from '../../../renderer/ui/MentionBox.tsx'
import type { PortalPlace } from '../../../protocol/wire/http.ts'
import { newId, UserId, type FileId, type PostId } from '../../../protocol/wire/ids.ts'
import { POST_FILES_MAX, POST_TEXT_MAX } from '../../../protocol/wire/rows/feed.ts'
import type { Desk } from '../../desk.ts'
import { NamingText, NO_TEXT, useTyped, withName, withText } from '../../typed.ts'
import { useDraftFiles } from '../../compose/draft-files.ts'
import { AttachmentTray } from '../thread/AttachmentTray.tsx'
import { suggestFrom } from './suggest.ts'
import styles from './PostForm.module.css'

/**
 * Where a member posts: text with mentions, pictures and other files. What is typed and attached stays in this browser; what is posted waits
 * there until the server has it.
 */
export function PostForm({ desk, place }: { desk: Desk; place: PortalPlace }) {
  const [typed, setTyped] = useTyped(desk.me.userId, `post.${place.locationId}`, NamingText)
  const { files, change: setFiles, isReading } = useDraftFiles(desk, `post.${place.locationId}`)
  const [error, setError] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const suggest = useCallback((letters: string) => suggestFrom(place.locationId, letters), [place.locationId])
  const { text, named } = typed ?? NO_TEXT

  const isEmpty = isReading || (text.trim() === '' && files.length === 0)
  const add = (more: readonly File[]): void => {
    const next = [...files, ...more.map((file) => ({ id: newId() as FileId, file }))]
    setError(next.length > POST_FILES_MAX ? `A post takes up to ${POST_FILES_MAX} files.` : null)
    setFiles(next.slice(0, POST_FILES_MAX))
  }
  const post = (): void => {
    if (isEmpty) return
    setError(null)
    const words = {
      postId: newId() as PostId,
      locationId: place.locationId,
      feedPlaceId: place.feedPlaceId,
      text: text.trim(),
      named: named.map(({ id, name }) => ({ id: UserId.parse(id), name })),
    }
    desk.changes.post(words, files).then(
      () => {
        setTyped(() => null)
        setFiles([])
      },
      () => setError('Not posted; your text is kept. This browser’s storage is full: free some space first.'),
    )
  }

  return (
    <section className={styles.form} aria-label="New post">
      <MentionBox
        label={`Post to the feed of ${place.name}`}
        placeholder={`Tell ${place.name} something; @ names somebody`}
        className={styles.text}
        value={text}
        maxLength={POST_TEXT_MAX}
        suggest={suggest}
        onChange={(next) => setTyped((before) => withText(before, next))}
        onName={({ id, name }) => setTyped((before) => withName(before, { id, name }))}
        onSend={post}
        onFiles={add}
      />
      {files.length > 0 && (
        <AttachmentTray tray={files} onRemove={(id) => setFiles(files.filter((one) => one.id !== id))} />
      )}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.bar}>
        <Button look="quiet" size="touch" onClick={() => input.current?.click()}>
          <ImagePlus size={18} strokeWidth={1.75} aria-hidden="true" />
          Attach
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Attach files"
          onChange={(event) => {
            add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <Button look="primary" size="touch" disabled={isEmpty} onClick={post}>
          Post
        </Button>
      </div>
      <p className={styles.hint}>
        Whoever reads this feed can see who you are and message you while a post of yours stands.
      </p>
    </section>
  )
}
