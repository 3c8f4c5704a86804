import { FolderDown } from 'lucide-react'
import type { MessageId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { Button } from '../../ui/Button.tsx'
import { shownKind } from './file-kind.ts'
import { FileTile } from './FileTile.tsx'
import styles from './MessageFiles.module.css'
import { PictureInGrid } from './PictureTile.tsx'
import { saveAllFiles } from './save-file-as.ts'

/** Of more pictures than these, the rest is in the lightbox. */
const GRID_MAX = 9

/** The files of a message: several pictures as a grid, the others one below the other, each with its caption. */
export function MessageFiles(props: {
  messageId: MessageId
  files: readonly FileRef[]
  /** A card stands below: of a PDF there is less to see. */
  isAsked?: boolean
}) {
  const { messageId, files } = props
  if (files.length === 0) return null
  const pictures = files.filter((file) => shownKind(file) === 'image')
  const others = pictures.length > 1 ? files.filter((file) => !pictures.includes(file)) : files
  return (
    <div className={styles.files} data-glance={props.isAsked === true ? 'small' : undefined}>
      {pictures.length > 1 && <PictureGrid pictures={pictures} />}
      {others.map((file) => (
        <figure key={file.id} className={styles.file}>
          <FileTile file={file} />
          <Caption file={file} />
        </figure>
      ))}
      {files.length > 1 && (
        <Button look="quiet" size="small" onClick={() => saveAllFiles(messageId, files)}>
          <FolderDown size={16} strokeWidth={1.75} aria-hidden="true" />
          Save all {files.length}…
        </Button>
      )}
    </div>
  )
}

function PictureGrid({ pictures }: { pictures: FileRef[] }) {
  const shown = pictures.slice(0, GRID_MAX)
  const hidden = pictures.length - shown.length
  return (
    <ul className={styles.grid} data-columns={shown.length === 2 || shown.length === 4 ? 2 : 3}>
      {shown.map((file, index) => (
        <li key={file.id} className={styles.cell}>
          <PictureInGrid file={file} more={index === GRID_MAX - 1 ? hidden : 0} />
          <Caption file={file} />
        </li>
      ))}
    </ul>
  )
}

function Caption({ file }: { file: FileRef }) {
  if (!file.caption) return null
  return (
    <p className={styles.caption} dir="auto">
      {file.caption}
    </p>
  )
}
