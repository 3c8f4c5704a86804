import type { ReactNode } from 'react'
import { dangerOf } from '../../../protocol/ipc/dangerous-types.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { useDownloads } from '../../stores/files-downloads.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { dragOut } from './drag-out.ts'
import { FileBadge } from './FileBadge.tsx'
import { FileMenu } from './FileMenu.tsx'
import styles from './FileTile.module.css'
import { saveFileAs } from './save-file-as.ts'
import { shownName } from './shown-name.ts'

/** A file as icon, name and what is known of it, with Save as; it can be dragged out by its name. */
export function FileCard(props: {
  file: FileRef
  /** Under the name. */
  facts: string
  /** Why more of it is not shown. */
  problem?: string | null
  above?: ReactNode
  children?: ReactNode
}) {
  const { file } = props
  const name = shownName(file.name)
  const danger = dangerOf(file.name)
  const coming = useDownloads(({ running }) => running.get(file.id))
  return (
    <div className={styles.card} data-testid="file-card">
      {props.above}
      <div className={styles.handle} {...dragOut(file)}>
        <FileBadge name={file.name} mime={file.mime} />
        <div className={styles.words}>
          <bdi className={styles.name} title={name}>
            {name}
          </bdi>
          <span className={styles.size}>{props.facts}</span>
        </div>
      </div>
      <span className={styles.tools}>
        <SaveButton file={file} />
        <FileMenu file={file} />
      </span>
      {props.children}
      {coming && (
        <div className={styles.coming}>
          <ProgressBar label={`Download of ${name}`} done={coming.receivedBytes} total={coming.sizeBytes} />
        </div>
      )}
      {danger !== null && <p className={styles.danger}>It {danger}. Save it only if you expected it.</p>}
      {props.problem && <p className={styles.problem}>{props.problem}</p>}
    </div>
  )
}

/** Names the file for a screen reader, as several may be on screen. */
export function SaveButton({ file }: { file: FileRef }) {
  return (
    <Button
      look="quiet"
      size="small"
      className={styles.save}
      aria-label={`Save ${shownName(file.name)} as`}
      onClick={() => saveFileAs(file)}
    >
      Save as…
    </Button>
  )
}
