import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { sizeWords } from '../../ui/size-words.ts'
import { dragOut } from './drag-out.ts'
import { FileCard } from './FileCard.tsx'
import { useOpenFile } from './open-file.ts'
import styles from './PictureTile.module.css'
import { shownName } from './shown-name.ts'
import { useLook } from './use-look.ts'

const LARGEST_PX = 320

/** A picture in the thread; its room is kept before it is loaded, so that nothing jumps. A click shows it large. */
export function PictureTile({ file }: { file: FileRef }) {
  const { width, height } = roomOf(file)
  return <Picture file={file} style={{ width, aspectRatio: `${width} / ${height}` }} />
}

/** A picture among others of the same message: all of one size, cut to it. */
export function PictureInGrid(props: {
  file: FileRef
  /** How many more there are behind it. */ more?: number
}) {
  return <Picture {...props} className={styles.inGrid} />
}

function Picture(props: {
  file: FileRef
  style?: { width: number; aspectRatio: string }
  className?: string
  more?: number
}) {
  const { file, more = 0 } = props
  const { problem, attempt, failed } = useLook(file)
  const openFile = useOpenFile()
  if (problem !== null) return <FileCard file={file} facts={sizeWords(file.sizeBytes)} problem={problem} />
  const name = shownName(file.name)
  return (
    <button
      type="button"
      className={props.className ? `${styles.picture} ${props.className}` : styles.picture}
      aria-label={more > 0 ? `Picture ${name} and ${more} more, show large` : `Picture ${name}, show large`}
      style={props.style}
      onClick={() => openFile(file)}
      {...dragOut(file)}
    >
      <img
        key={attempt}
        className={styles.image}
        src={fileAddress(file.id)}
        alt=""
        draggable={false}
        decoding="async"
        onError={failed}
      />
      {more > 0 && (
        <span className={styles.more} aria-hidden="true">
          +{more}
        </span>
      )}
    </button>
  )
}

function roomOf(file: FileRef): { width: number; height: number } {
  const { width, height } = file
  if (!width || !height) return { width: 240, height: 180 }
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height))
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(36, Math.round(height * scale)) }
}
