import { useId, useRef, useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import type { PortalOwnProfile } from '../../../protocol/wire/http.ts'
import { newId, type FileId, type UserId } from '../../../protocol/wire/ids.ts'
import { putOwnProfile } from '../../api-community.ts'
import { reasonOf } from '../../api-error.ts'
import { fileHash } from '../../outbox/file-hash.ts'
import { uploadFile } from '../../outbox/upload.ts'
import styles from './MePage.module.css'

/** What one says of oneself: only oneself changes it. The e-mail address is what one signs in with. */
export function ProfileForm(props: {
  userId: UserId
  own: PortalOwnProfile
  onSaved: (own: PortalOwnProfile) => void
}) {
  const { own, userId } = props
  const id = useId()
  const [name, setName] = useState(own.name)
  const [phone, setPhone] = useState(own.phone ?? '')
  const [about, setAbout] = useState(own.about)
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const save = async (what: string, work: () => Promise<PortalOwnProfile>): Promise<void> => {
    setBusy(true)
    setSaid(null)
    try {
      props.onSaved(await work())
      setSaid({ text: what, isError: false })
    } catch (refused) {
      setSaid({ text: `Not saved. ${reasonOf(refused)}`, isError: true })
    } finally {
      setBusy(false)
    }
  }
  const showPhoto = (file: File): Promise<void> =>
    save('Your photo is shown', async () => {
      const fileId = newId() as FileId
      const sha256 = await fileHash(file)
      const metadata = { fileId, conversationId: own.photoPlaceId, name: file.name, mime: file.type, sha256 }
      await uploadFile(file, metadata, null, { progress: () => undefined, started: () => undefined })
      return putOwnProfile({ photoFileId: fileId })
    })

  return (
    <form
      className={styles.card}
      aria-label="Your profile"
      onSubmit={(event) => {
        event.preventDefault()
        void save('Saved', () => putOwnProfile({ name: name.trim(), phone: phone.trim() || null, about }))
      }}
    >
      <div className={styles.photo}>
        <Avatar id={userId} name={own.name} size="huge" photo={own.photo && `/files/${own.photo.id}`} />
        <Button size="touch" disabled={busy} onClick={() => input.current?.click()}>
          {own.photo ? 'Change photo' : 'Add a photo'}
        </Button>
        {own.photo && (
          <Button
            size="touch"
            look="quiet"
            disabled={busy}
            onClick={() => void save('Your photo is gone', () => putOwnProfile({ photoFileId: null }))}
          >
            Remove photo
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          aria-label="Choose a photo"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void showPhoto(file)
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-name`}>Name</label>
        <input
          id={`${id}-name`}
          value={name}
          required
          maxLength={300}
          autoComplete="name"
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-about`}>About</label>
        <textarea
          id={`${id}-about`}
          value={about}
          maxLength={4000}
          dir="auto"
          placeholder="What you do, and what you like to be asked about"
          onChange={(event) => setAbout(event.target.value)}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-phone`}>Phone</label>
        <input
          id={`${id}-phone`}
          type="tel"
          value={phone}
          maxLength={300}
          autoComplete="tel"
          onChange={(event) => setPhone(event.target.value)}
        />
      </div>
      <div className={styles.acts}>
        <span className={said?.isError ? styles.error : styles.said} role="status">
          {said?.text}
        </span>
        <Button look="primary" size="touch" type="submit" disabled={busy || name.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  )
}
