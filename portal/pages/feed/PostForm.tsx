import { ImagePlus } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { stillNamed } from '../../../renderer/ui/mention-query.ts'
import { MentionBox } from '../../../renderer/ui/MentionBox.tsx'
import type { PortalPlace } from '../../../protocol/wire/http.ts'
import { newId, type FileId, type OpId, type PostId, type UserId } from '../../../protocol/wire/ids.ts'
import { POST_FILES_MAX, POST_TEXT_MAX } from '../../../protocol/wire/rows/feed.ts'
import { putPost } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import { fileHash } from '../../outbox/file-hash.ts'
import { uploadFile } from '../../outbox/upload.ts'
import { AttachmentTray } from '../thread/AttachmentTray.tsx'
import { suggestFrom } from './suggest.ts'
import { usePostText } from './use-post-text.ts'
import styles from './PostForm.module.css'

interface Chosen {
  id: FileId
  file: File
}

/** Where a member posts: text with mentions, pictures and other files. What is typed stays in this browser. */
export function PostForm(props: { userId: UserId; place: PortalPlace; onPosted: () => void }) {
  const { place } = props
  const [text, setText] = usePostText(props.userId, place.locationId)
  const [files, setFiles] = useState<Chosen[]>([])
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const picked = useRef(new Map<string, string>())
  const input = useRef<HTMLInputElement>(null)
  /** Kept when posting failed, so that trying again posts once (I3). */
  const ids = useRef({ postId: newId() as PostId, opId: newId() as OpId, up: new Set<FileId>() })
  const suggest = useCallback((letters: string) => suggestFrom(place.locationId, letters), [place.locationId])

  const isEmpty = text.trim() === '' && files.length === 0
  const renew = (): void => {
    ids.current = { ...ids.current, opId: newId() as OpId }
  }
  const add = (more: readonly File[]): void => {
    renew()
    const next = [...files, ...more.map((file) => ({ id: newId() as FileId, file }))]
    setError(next.length > POST_FILES_MAX ? `A post takes up to ${POST_FILES_MAX} files.` : null)
    setFiles(next.slice(0, POST_FILES_MAX))
  }
  const post = async (): Promise<void> => {
    if (isEmpty || busy !== null) return
    setError(null)
    const { postId, opId, up } = ids.current
    try {
      for (const { id, file } of files) {
        if (up.has(id)) continue
        setBusy(`Sending ${file.name}…`)
        const metadata = {
          fileId: id,
          conversationId: place.feedPlaceId,
          name: file.name,
          mime: file.type || 'application/octet-stream',
          sha256: await fileHash(file),
        }
        const progress = (share: number): void =>
          setBusy(`Sending ${file.name}, ${Math.round(share * 100)} %`)
        await uploadFile(file, metadata, null, { progress, started: () => undefined })
        up.add(id)
      }
      setBusy('Posting…')
      const mentionUserIds = stillNamed(text, picked.current) as UserId[]
      await putPost(place.locationId, postId, {
        opId,
        text: text.trim(),
        fileIds: files.map(({ id }) => id),
        mentionUserIds,
      })
      setText('')
      setFiles([])
      picked.current.clear()
      ids.current = { postId: newId() as PostId, opId: newId() as OpId, up: new Set() }
      props.onPosted()
    } catch (refused) {
      setError(`Not posted; your text is kept. ${reasonOf(refused)}`)
      renew()
    } finally {
      setBusy(null)
    }
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
        onChange={(next) => {
          renew()
          setText(next)
        }}
        onName={({ id, name }) => picked.current.set(id, name)}
        onSend={() => void post()}
        onFiles={add}
      />
      {files.length > 0 && (
        <AttachmentTray
          tray={files}
          onRemove={(id) => {
            renew()
            setFiles(files.filter((one) => one.id !== id))
          }}
        />
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
        <span className={styles.state} role="status">
          {busy}
        </span>
        <Button look="primary" size="touch" disabled={isEmpty || busy !== null} onClick={() => void post()}>
          Post
        </Button>
      </div>
      <p className={styles.hint}>
        Whoever reads this feed can see who you are and message you while a post of yours stands.
      </p>
    </section>
  )
}
