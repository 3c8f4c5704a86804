import { Minus, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fileAddress } from '../../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { shownName } from '../shown-name.ts'
import { useLook } from '../use-look.ts'
import { Nothing } from './Nothing.tsx'
import styles from './SeenPicture.module.css'
import { useZoom } from './use-zoom.ts'

const MOVE_PX = 80

/** A picture as large as fits, to be zoomed and moved by keys, wheel, pinch and dragging. */
export function SeenPicture({ file }: { file: FileRef }) {
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null)
  const { problem, attempt, failed } = useLook(file)
  const zoom = useZoom(natural)
  const isZoomed = zoom.zoom > 1
  const { larger, smaller, fit, move } = zoom

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '+' || event.key === '=') larger()
      else if (event.key === '-') smaller()
      else if (event.key === '0') fit()
      else if (isZoomed && event.key === 'ArrowLeft') move(-MOVE_PX, 0)
      else if (isZoomed && event.key === 'ArrowRight') move(MOVE_PX, 0)
      else if (isZoomed && event.key === 'ArrowUp') move(0, -MOVE_PX)
      else if (isZoomed && event.key === 'ArrowDown') move(0, MOVE_PX)
      else return
      event.preventDefault()
    }
    // Before the lightbox hears them: while zoomed in, the arrow keys move the picture.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  })

  if (problem !== null) return <Nothing file={file} problem={problem} />
  return (
    <>
      <div ref={zoom.frameRef} className={styles.frame} data-zoomed={isZoomed} {...zoom.panning}>
        <img
          key={attempt}
          className={styles.image}
          src={fileAddress(file.id)}
          alt={file.caption ? `${shownName(file.name)}: ${file.caption}` : shownName(file.name)}
          draggable={false}
          style={zoom.size ?? { visibility: 'hidden' }}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setNatural({ width: naturalWidth, height: naturalHeight })
          }
          onError={failed}
        />
      </div>
      <div className={styles.zoom}>
        <IconButton label="Smaller (-)" disabled={!isZoomed} onClick={smaller}>
          <Minus size={16} strokeWidth={1.75} />
        </IconButton>
        <Button look="quiet" size="small" aria-label="Fit into the window (0)" onClick={fit}>
          {zoom.scale === null ? '…' : `${Math.round(zoom.scale * 100)} %`}
        </Button>
        <IconButton label="Larger (+)" onClick={larger}>
          <Plus size={16} strokeWidth={1.75} />
        </IconButton>
      </div>
    </>
  )
}
