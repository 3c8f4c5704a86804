import { useState, type SubmitEvent } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/Field.tsx'
import styles from './DialogForm.module.css'

/** Asks for a picture and for the words that stand for it where it isn't seen. */
export function PictureDialog(props: {
  onTake: (file: File) => Promise<string>
  onInsert: (fileId: string, alt: string) => void
  onClose: () => void
}) {
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (file === null) return setProblem('Choose a picture first.')
    if (!/^image\/(jpeg|png|webp|gif)$/u.test(file.type)) {
      return setProblem(`“${file.name}” is not a JPEG, PNG, WebP or GIF picture.`)
    }
    setBusy(true)
    props.onTake(file).then(
      (fileId) => props.onInsert(fileId, alt.trim()),
      (reason: Error) => {
        setProblem(reason.message)
        setBusy(false)
      },
    )
  }
  return (
    <Dialog title="Picture" onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label="Picture (JPEG, PNG, WebP or GIF)"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif"
          error={problem}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            setProblem(null)
          }}
        />
        <TextField
          label="What it shows, for those who can’t see it"
          value={alt}
          maxLength={300}
          onChange={(event) => setAlt(event.target.value)}
        />
        <div className={styles.actions}>
          <Button look="primary" type="submit" disabled={busy}>
            {busy ? 'Taking it in…' : 'Insert'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
