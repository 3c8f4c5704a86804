import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useStaged } from '../../../stores/staged.ts'
import { firstName, standingWords } from '../../people/index.ts'
import styles from './DropTarget.module.css'

/** Takes files that are dropped on a chat, and says beforehand to whom they would go. */
export function DropTarget(props: { head: ChatHead; onDrop: (files: File[]) => void; children: ReactNode }) {
  const { head } = props
  const forNote = useStaged((state) => state.forNote)
  const [over, setOver] = useState(false)
  // Each child entered counts up and each left counts down: only at 0 has the pointer left the whole.
  const depth = useRef(0)
  const withFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const end = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    <div
      className={styles.target}
      onDragEnter={(event) => {
        if (!withFiles(event)) return
        event.preventDefault()
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => {
        if (!withFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = head.cannotWrite === null ? 'copy' : 'none'
      }}
      onDragLeave={(event) => {
        if (!withFiles(event)) return
        depth.current -= 1
        if (depth.current <= 0) end()
      }}
      onDrop={(event) => {
        if (!withFiles(event)) return
        event.preventDefault()
        end()
        const files = [...event.dataTransfer.files]
        if (head.cannotWrite === null && files.length > 0) props.onDrop(files)
      }}
    >
      {props.children}
      {over && (
        <div className={styles.sign} role="status">
          {head.cannotWrite !== null && <p className={styles.title}>{head.cannotWrite}</p>}
          {head.cannotWrite === null && forNote && (
            <p className={styles.title}>
              Add to the internal note, not visible to <bdi>{firstName(head.face)}</bdi>
            </p>
          )}
          {head.cannotWrite === null && !forNote && (
            <>
              <p className={styles.title}>
                Send to <bdi>{head.face.name}</bdi>, {standingWords(head.standing).toLowerCase()}
              </p>
              <p>Nothing leaves this computer before you press Send.</p>
            </>
          )}
        </div>
      )}
    </div>
  )
}
