import { Pause, Play, RotateCw, X } from 'lucide-react'
import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { useStatus } from '../../stores/status.ts'
import { cancelUpload, pauseUpload, resumeUpload } from '../../stores/uploads.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { tellError } from '../../ui/toast.ts'
import { Thumbnail } from './Thumbnail.tsx'
import { uploadWords } from './upload-words.ts'
import styles from './UploadRow.module.css'

/**
 * A file of a message that is on its way up: how far, how fast, how long, and what can be done about it. `said` is the reason
 * that the message gives for all of it.
 */
export function UploadRow({ file, said }: { file: StagedFile; said: string | null }) {
  const online = useStatus((state) => state.status?.connection === 'online')
  const { state, name } = file
  const isOnItsWay = state === 'uploading' || state === 'waiting' || state === 'paused'
  return (
    <div className={styles.row} data-state={state}>
      <Thumbnail file={file} />
      <div className={styles.words}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        {file.caption && (
          <span className={styles.caption} dir="auto">
            {file.caption}
          </span>
        )}
        {isOnItsWay && (
          <ProgressBar label={`Upload of ${name}`} done={file.sentBytes} total={file.sizeBytes} />
        )}
        <span className={styles.facts}>{uploadWords(file, online, said)}</span>
      </div>
      {(state === 'uploading' || state === 'waiting') && (
        <IconButton label={`Pause ${name}`} onClick={() => void pauseUpload(file.id).catch(tellError)}>
          <Pause size={16} strokeWidth={1.75} />
        </IconButton>
      )}
      {state === 'paused' && (
        <IconButton label={`Resume ${name}`} onClick={() => void resumeUpload(file.id).catch(tellError)}>
          <Play size={16} strokeWidth={1.75} />
        </IconButton>
      )}
      {state === 'failed' && (
        <IconButton label={`Try ${name} again`} onClick={() => void resumeUpload(file.id).catch(tellError)}>
          <RotateCw size={16} strokeWidth={1.75} />
        </IconButton>
      )}
      {(isOnItsWay || state === 'failed') && (
        <IconButton label={`Cancel ${name}`} onClick={() => void cancelUpload(file.id).catch(tellError)}>
          <X size={16} strokeWidth={1.75} />
        </IconButton>
      )}
    </div>
  )
}
