import { useState } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { sizeWords } from '../../ui/size-words.ts'
import styles from './PictureButton.module.css'

const LARGEST_PX = 320

/** A picture in the thread; its room is kept before it is loaded, so that nothing jumps. A click shows it large. */
export function PictureButton(props: {
  file: FileRef
  address: string
  onBroken: () => void
  onSave: () => void
}) {
  const { file, address } = props
  const [large, setLarge] = useState(false)
  const { width, height } = room(file)
  return (
    <>
      <button
        type="button"
        className={styles.picture}
        aria-label={`Picture ${file.name}, show large`}
        style={{ width, aspectRatio: `${width} / ${height}` }}
        onClick={() => setLarge(true)}
      >
        <img className={styles.image} src={address} alt="" draggable={false} onError={props.onBroken} />
      </button>
      {large && (
        <Dialog
          title={file.name}
          wide
          onClose={() => setLarge(false)}
          actions={<Button onClick={props.onSave}>Save as…</Button>}
        >
          <img className={styles.large} src={address} alt={file.name} />
          <p className={styles.size}>{sizeWords(file.sizeBytes)}</p>
        </Dialog>
      )}
    </>
  )
}

function room(file: FileRef): { width: number; height: number } {
  const { width, height } = file
  if (!width || !height) return { width: 240, height: 180 }
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height))
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(36, Math.round(height * scale)) }
}
