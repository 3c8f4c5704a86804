import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { sizeWords } from '../../ui/size-words.ts'
import { FileCard } from './FileCard.tsx'
import styles from './FileTile.module.css'
import { shownName } from './shown-name.ts'
import { useLook } from './use-look.ts'

/** A recording with its player, which tells how long it is. */
export function AudioTile({ file }: { file: FileRef }) {
  const { problem, attempt, failed } = useLook(file)
  return (
    <FileCard file={file} facts={sizeWords(file.sizeBytes)} problem={problem}>
      {problem === null && (
        <audio
          key={attempt}
          className={styles.sound}
          src={fileAddress(file.id)}
          controls
          controlsList="nodownload"
          preload="metadata"
          aria-label={shownName(file.name)}
          onError={failed}
        />
      )}
    </FileCard>
  )
}
