import { File, Music, Video } from 'lucide-react'
import { extensionOf, fileKind } from './file-kind.ts'
import styles from './FileBadge.module.css'

/** A small sheet with the letters of the file's type. */
export function FileBadge({
  name,
  mime,
  size = 'medium',
}: {
  name: string
  mime: string
  size?: 'small' | 'medium'
}) {
  const kind = fileKind(mime)
  const letters = kind === 'pdf' ? 'PDF' : extensionOf(name)
  return (
    <span
      className={styles.badge}
      data-kind={kind}
      data-size={size}
      data-letters={letters.length}
      aria-hidden="true"
    >
      {kind === 'video' ? (
        <Video size={18} strokeWidth={1.75} />
      ) : kind === 'audio' ? (
        <Music size={18} strokeWidth={1.75} />
      ) : (
        letters || <File size={18} strokeWidth={1.75} />
      )}
    </span>
  )
}
