import { X } from 'lucide-react'
import type { RefusedFile } from '../../../protocol/ipc/views.ts'
import { IconButton } from '../../ui/Button.tsx'
import { countWords } from '../../ui/size-words.ts'
import styles from './RefusedFiles.module.css'

/** More would push what was written off the screen. */
const SHOWN = 6

/** What was left out, each with its reason. The rest of the drop is in the tray. */
export function RefusedFiles(props: { refused: RefusedFile[]; error: string | null; onClose: () => void }) {
  const { refused, error } = props
  if (refused.length === 0 && error === null) return null
  const more = refused.length - SHOWN
  return (
    <div className={styles.refused} role="alert">
      <ul>
        {error && <li>{error}</li>}
        {refused.slice(0, SHOWN).map((file, index) => (
          <li key={`${index} ${file.name}`}>
            <bdi>{file.name}</bdi> {file.reason}
          </li>
        ))}
        {more > 0 && <li>And {more === 1 ? '1 more file' : `${countWords(more)} more files`} left out.</li>}
      </ul>
      <IconButton label="Close" onClick={props.onClose}>
        <X size={16} strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}
