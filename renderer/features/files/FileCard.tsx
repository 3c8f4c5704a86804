import type { ReactNode } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { Button } from '../../ui/Button.tsx'
import { FileBadge } from './FileBadge.tsx'
import styles from './FileTile.module.css'
import { saveFileAs } from './save-file-as.ts'

/** A file as icon, name and what is known of it, with Save as. */
export function FileCard(props: {
  file: FileRef
  /** Under the name. */
  facts: string
  /** Why more of it is not shown. */
  problem?: string
  above?: ReactNode
  children?: ReactNode
}) {
  const { file } = props
  return (
    <div className={styles.card} data-testid="file-card">
      {props.above}
      <FileBadge name={file.name} mime={file.mime} />
      <div className={styles.words}>
        <bdi className={styles.name} title={file.name}>
          {file.name}
        </bdi>
        <span className={styles.size}>{props.facts}</span>
      </div>
      {props.children}
      <SaveButton file={file} />
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
      aria-label={`Save ${file.name} as`}
      onClick={() => saveFileAs(file)}
    >
      Save as…
    </Button>
  )
}
