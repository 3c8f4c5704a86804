import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { FileBadge } from '../FileBadge.tsx'
import styles from './Nothing.module.css'

/** Stands where a file would be seen: why it isn't. */
export function Nothing({ file, problem }: { file: FileRef; problem: string }) {
  return (
    <div className={styles.nothing}>
      <FileBadge name={file.name} mime={file.mime} />
      <p role="alert">{problem}</p>
    </div>
  )
}
