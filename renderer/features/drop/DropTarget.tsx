import { useState, type DragEvent, type ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './DropTarget.module.css'

/** What is said while files are held over a place: where they would go, or why they can't. */
export type DropSign = { title: ReactNode; hint?: string } | { refusal: string }

/**
 * A place for files: says beforehand to whom they would go, and hands over what is dropped. At rest it is not seen. One
 * inside another takes its place.
 */
export function DropTarget(props: {
  sign: DropSign
  onDrop: (files: File[]) => void
  /** How the sign fills the place: a row has one line. */
  look?: 'pane' | 'row'
  className?: string | undefined
  children: ReactNode
}) {
  const { sign, look = 'row' } = props
  const [over, setOver] = useState(false)
  const refusal = 'refusal' in sign ? sign.refusal : null

  const holdOver = (event: DragEvent) => {
    if (!isMine(event)) return setOver(false)
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = refusal === null ? 'copy' : 'none'
    setOver(true)
  }
  return (
    <div
      className={classNames(styles.target, props.className ?? styles.plain)}
      data-drop-target
      onDragEnter={holdOver}
      onDragOver={holdOver}
      onDragLeave={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        if (!isMine(event)) return
        event.preventDefault()
        const files = [...event.dataTransfer.files]
        if (refusal === null && files.length > 0) props.onDrop(files)
      }}
    >
      {props.children}
      {over && (
        <div className={styles.sign} data-look={look} data-refused={refusal !== null} role="status">
          <p className={styles.title}>{'title' in sign ? sign.title : sign.refusal}</p>
          {'hint' in sign && sign.hint && <p className={styles.hint}>{sign.hint}</p>}
        </div>
      )}
    </div>
  )
}

/** Files are held over this place itself, and not over one inside it. */
function isMine(event: DragEvent): boolean {
  const innermost = event.target instanceof Element ? event.target.closest('[data-drop-target]') : null
  return event.dataTransfer.types.includes('Files') && innermost === event.currentTarget
}
