import { X } from 'lucide-react'
import { useStaged } from '../../../stores/staged.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { StagedTile } from '../../files/index.ts'
import styles from './Composer.module.css'

/** Files that wait for Send, and those that were left out with the reason. */
export function StagedTray() {
  const { files, refused, error, remove, forgetRefused } = useStaged()
  if (files.length === 0 && refused.length === 0 && error === null) return null
  return (
    <div className={styles.tray}>
      {files.length > 0 && (
        <ul className={styles.files} aria-label="Files to be sent">
          {files.map((file) => (
            <li key={file.id}>
              <StagedTile file={file} onRemove={() => void remove(file.id)} />
            </li>
          ))}
        </ul>
      )}
      {(refused.length > 0 || error !== null) && (
        <div className={styles.refused} role="alert">
          <ul>
            {error && <li>{error}</li>}
            {refused.map((file) => (
              <li key={file.name + file.reason}>
                <bdi>{file.name}</bdi> {file.reason}
              </li>
            ))}
          </ul>
          <IconButton label="Close" onClick={forgetRefused}>
            <X size={16} strokeWidth={1.75} />
          </IconButton>
        </div>
      )}
    </div>
  )
}
