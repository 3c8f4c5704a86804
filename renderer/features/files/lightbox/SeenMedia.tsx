import { fileAddress } from '../../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { fetchFile } from '../../../stores/files.ts'
import { shownName } from '../shown-name.ts'
import { useLook } from '../use-look.ts'
import { Nothing } from './Nothing.tsx'
import styles from './SeenMedia.module.css'

/** A film or a recording with its player. */
export function SeenMedia({ file, kind }: { file: FileRef; kind: 'video' | 'audio' }) {
  const { problem, attempt, failed } = useLook(file)
  if (problem !== null) return <Nothing file={file} problem={problem} />
  const player = {
    controls: true,
    controlsList: 'nodownload noremoteplayback',
    preload: 'metadata',
    'aria-label': shownName(file.name),
    onPlay: () => void fetchFile(file.id).catch(() => undefined),
    onError: failed,
  } as const
  if (kind === 'audio')
    return <audio key={attempt} {...player} className={styles.sound} src={fileAddress(file.id)} />
  return (
    <video
      key={attempt}
      {...player}
      className={styles.film}
      disablePictureInPicture
      src={`${fileAddress(file.id)}#t=0.001`}
    />
  )
}
