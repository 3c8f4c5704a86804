import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sizeWords } from '../../../renderer/ui/size-words.ts'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { Attachment } from '../../compose/attachments.ts'
import styles from './AttachmentTray.module.css'

/** The files that go with the next message. */
export function AttachmentTray(props: { tray: readonly Attachment[]; onRemove: (id: FileId) => void }) {
  return (
    <ul className={styles.tray} aria-label="Attached files">
      {props.tray.map(({ id, file }) => (
        <li key={id} className={styles.chip}>
          <Thumbnail file={file} />
          <span className={styles.words}>
            <span className={styles.name} dir="auto">
              {file.name}
            </span>
            <span className={styles.size}>{sizeWords(file.size)}</span>
          </span>
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove ${file.name}`}
            onClick={() => props.onRemove(id)}
          >
            <X size={18} strokeWidth={1.75} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The picture itself where the browser can draw it, else the ending of the name. */
function Thumbnail({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  const ending = /\.(\w{1,4})$/.exec(file.name)?.[1] ?? 'file'
  return (
    <span className={styles.thumbnail} aria-hidden="true">
      {address ? <img src={address} alt="" onError={() => setAddress(null)} /> : ending}
    </span>
  )
}
