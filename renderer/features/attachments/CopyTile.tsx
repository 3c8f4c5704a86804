import { X } from 'lucide-react'
import type { StagingProgress } from '../../../protocol/ipc/views.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { sizeWords } from '../../ui/size-words.ts'
import styles from './CopyTile.module.css'

/** A file that is still being copied in: the original may change or go only when that is done. */
export function CopyTile({ copy, onStop }: { copy: StagingProgress['files'][number]; onStop: () => void }) {
  return (
    <li className={styles.tile}>
      <div className={styles.words}>
        <bdi className={styles.name} title={copy.name}>
          {copy.name}
        </bdi>
        <ProgressBar label={`Copying ${copy.name}`} done={copy.copiedBytes} total={copy.sizeBytes} />
        <span className={styles.facts}>
          {copy.copiedBytes > 0
            ? `Copying, ${sizeWords(copy.copiedBytes)} of ${sizeWords(copy.sizeBytes)}`
            : `${sizeWords(copy.sizeBytes)}, to be copied next`}
        </span>
      </div>
      <IconButton label={`Stop copying ${copy.name}`} onClick={onStop}>
        <X size={16} strokeWidth={1.75} />
      </IconButton>
    </li>
  )
}
