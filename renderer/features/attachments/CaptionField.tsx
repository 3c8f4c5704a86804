import { useEffect, useRef, useState } from 'react'
import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { useStaged } from '../../stores/staged.ts'
import styles from './CaptionField.module.css'

const CAPTION_MAX = 300
const PAUSE_MS = 300

/** What is to stand below a file. Kept at each pause, and at once when the cursor leaves: Send comes after that. */
export function CaptionField({ file }: { file: StagedFile }) {
  const save = useStaged((state) => state.caption)
  const [text, setText] = useState(file.caption)
  const unsaved = useRef<ReturnType<typeof setTimeout> | null>(null)
  const keep = (caption: string) => {
    if (unsaved.current === null) return
    clearTimeout(unsaved.current)
    unsaved.current = null
    void save(file.id, caption)
  }
  useEffect(() => () => clearTimeout(unsaved.current ?? undefined), [])
  return (
    <input
      className={styles.caption}
      dir="auto"
      aria-label={`Caption of ${file.name}`}
      placeholder="Add a caption"
      maxLength={CAPTION_MAX}
      value={text}
      onChange={(event) => {
        const caption = event.target.value
        setText(caption)
        clearTimeout(unsaved.current ?? undefined)
        unsaved.current = setTimeout(() => keep(caption), PAUSE_MS)
      }}
      onBlur={() => keep(text)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
