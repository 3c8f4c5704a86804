import { X } from 'lucide-react'
import { useState } from 'react'
import { stagedAddress } from '../../../protocol/ipc/addresses.ts'
import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { sizeWords } from '../../ui/size-words.ts'
import { FileBadge } from './FileBadge.tsx'
import { fileKind } from './file-kind.ts'
import styles from './StagedTile.module.css'

/** A file that has not reached the server: thumbnail, name, size or progress, and a way to remove it. */
export function StagedTile({ file, onRemove }: { file: StagedFile; onRemove?: () => void }) {
  const [broken, setBroken] = useState(false)
  return (
    <div className={styles.tile} data-state={file.state}>
      {fileKind(file.mime) === 'image' && !broken ? (
        <img
          className={styles.thumbnail}
          src={stagedAddress(file.id)}
          alt=""
          draggable={false}
          onError={() => setBroken(true)}
        />
      ) : (
        <FileBadge name={file.name} mime={file.mime} size="small" />
      )}
      <div className={styles.words}>
        <bdi className={styles.name} title={file.name}>
          {file.name}
        </bdi>
        {file.state === 'uploading' ? (
          <ProgressBar label={`Upload of ${file.name}`} done={file.sentBytes} total={file.sizeBytes} />
        ) : (
          <span className={styles.size}>{stateWords(file)}</span>
        )}
      </div>
      {onRemove && (
        <IconButton label={`Remove ${file.name}`} onClick={onRemove}>
          <X size={16} strokeWidth={1.75} />
        </IconButton>
      )}
    </div>
  )
}

function stateWords(file: StagedFile): string {
  const size = sizeWords(file.sizeBytes)
  if (file.state === 'failed') return file.error ?? 'The upload failed'
  if (file.state === 'uploaded') return `${size} · uploaded`
  if (file.state === 'waiting')
    return file.sentBytes > 0 ? `${sizeWords(file.sentBytes)} of ${size} · waiting` : `${size} · waiting`
  return size
}
