import { useEffect, useState } from 'react'
import { stagedAddress } from '../../../protocol/ipc/addresses.ts'
import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { lookAtFile } from '../../stores/files.ts'
import { FileBadge, fileKind, PdfThumbnail } from '../files/index.ts'
import styles from './Thumbnail.module.css'

/**
 * A small picture of a file, the first page of a PDF, or the sheet of its type. Main gives out no picture that lies about what it is or that would
 * take more memory than there is; `onProblem` is told why.
 */
export function Thumbnail({ file, onProblem }: { file: StagedFile; onProblem?: (problem: string) => void }) {
  const [broken, setBroken] = useState(false)
  const { id } = file
  useEffect(() => {
    if (!broken || !onProblem) return
    let wanted = true
    const tell = (problem: string | null) => {
      // The words are those for a file that came; this one is the user's own.
      const own = (problem ?? 'can’t be shown here.').replace(/ Save it to look at it\.$/, '')
      if (wanted) onProblem(`${own} It is sent as it is.`)
    }
    lookAtFile(id).then(
      (look) => tell(look.problem),
      () => tell(null),
    )
    return () => {
      wanted = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- told once for each file
  }, [broken, id])
  const kind = fileKind(file.mime)
  if (kind !== 'image' || broken) {
    return (
      <span className={styles.sheet}>
        {kind === 'pdf' ? (
          <PdfThumbnail file={file} />
        ) : (
          <FileBadge name={file.name} mime={file.mime} size="small" />
        )}
      </span>
    )
  }
  return (
    <img
      className={styles.thumbnail}
      src={stagedAddress(id)}
      alt=""
      decoding="async"
      draggable={false}
      onError={() => setBroken(true)}
    />
  )
}
