import { GripVertical, X } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { StagedFile } from '../../../protocol/ipc/views.ts'
import type { FileId } from '../../../protocol/wire/ids.ts'
import { IconButton } from '../../ui/Button.tsx'
import { sizeWords } from '../../ui/size-words.ts'
import { CaptionField } from './CaptionField.tsx'
import { kindWords } from './kind-words.ts'
import { Thumbnail } from './Thumbnail.tsx'
import styles from './StagedTile.module.css'

/** What a drag inside the tray carries, so that files from outside are told from it. */
const TRAY_DRAG = 'application/x-foyer-tray'

/** One file of the tray: what it is, what is to stand below it, and where it stands among the others. */
export function StagedTile(props: {
  file: StagedFile
  /** Where it stands, from 0, and how many there are. */
  place: number
  count: number
  onMove: (fileId: FileId, to: number) => void
  onRemove: () => void
  /** What stands at its end. */
  children?: ReactNode
}) {
  const { file, place, count } = props
  const [problem, setProblem] = useState<string | null>(null)
  const [aimed, setAimed] = useState(false)
  const grip = useRef<HTMLButtonElement>(null)
  const movedByKey = useRef(false)

  // A row that is put elsewhere loses the focus with its place.
  useEffect(() => {
    if (movedByKey.current) grip.current?.focus()
    movedByKey.current = false
  }, [place])

  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey) return
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key] ?? 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    movedByKey.current = true
    props.onMove(file.id, place + step)
  }
  const isTrayDrag = (event: DragEvent) => event.dataTransfer.types.includes(TRAY_DRAG)

  return (
    <li
      className={styles.tile}
      data-aimed={aimed}
      draggable={count > 1}
      onDragStart={(event) => {
        event.dataTransfer.setData(TRAY_DRAG, file.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!isTrayDrag(event)) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = 'move'
        setAimed(true)
      }}
      onDragLeave={() => setAimed(false)}
      onDrop={(event) => {
        setAimed(false)
        if (!isTrayDrag(event)) return
        event.preventDefault()
        event.stopPropagation()
        props.onMove(event.dataTransfer.getData(TRAY_DRAG) as FileId, place)
      }}
    >
      <div className={styles.head}>
        <Thumbnail file={file} onProblem={setProblem} />
        <div className={styles.words}>
          <bdi className={styles.name} title={file.name}>
            {file.name}
          </bdi>
          <span className={styles.facts}>
            {sizeWords(file.sizeBytes)} · {kindWords(file)}
          </span>
        </div>
        <IconButton label={`Remove ${file.name}`} onClick={props.onRemove}>
          <X size={16} strokeWidth={1.75} />
        </IconButton>
      </div>
      {problem && (
        <p className={styles.problem}>
          No preview: <bdi>{file.name}</bdi> {problem}
        </p>
      )}
      <div className={styles.below}>
        <CaptionField file={file} />
        {count > 1 && (
          <button
            ref={grip}
            type="button"
            className={styles.grip}
            aria-label={`Move ${file.name}, ${place + 1} of ${count}`}
            aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
            title="Drag, or Alt and an arrow key"
            onKeyDown={moveByKey}
          >
            <GripVertical size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
        )}
      </div>
      {props.children}
    </li>
  )
}
