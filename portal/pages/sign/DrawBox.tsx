import { useRef, useState, type PointerEvent } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { PICTURE, signatureCanvas } from './signature-picture.ts'
import styles from './SignatureBox.module.css'

/** A box to draw a signature in with finger, pen or mouse. The keyboard’s way is to type. */
export function DrawBox({ onDraw }: { onDraw: (canvas: HTMLCanvasElement | null) => void }) {
  const box = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | null>(null)
  const [isEmpty, setEmpty] = useState(true)
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - left) / width) * PICTURE.width,
      y: ((event.clientY - top) / height) * PICTURE.height,
    }
  }
  const line = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = box.current?.getContext('2d')
    if (!pen || last.current === null) return
    const to = at(event)
    pen.strokeStyle = '#1f1d1a'
    pen.lineWidth = 5
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }
  const finish = (): void => {
    if (last.current === null || box.current === null) return
    last.current = null
    const copy = signatureCanvas()
    copy.getContext('2d')!.drawImage(box.current, 0, 0)
    setEmpty(false)
    onDraw(copy)
  }
  const clear = (): void => {
    box.current?.getContext('2d')?.clearRect(0, 0, PICTURE.width, PICTURE.height)
    setEmpty(true)
    onDraw(null)
  }
  return (
    <div className={styles.way}>
      <canvas
        ref={box}
        className={styles.paper}
        width={PICTURE.width}
        height={PICTURE.height}
        role="img"
        aria-label="Draw your signature here"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          last.current = at(event)
          line(event)
        }}
        onPointerMove={line}
        onPointerUp={finish}
        onPointerCancel={finish}
      />
      <Button look="quiet" size="touch" disabled={isEmpty} onClick={clear}>
        Draw again
      </Button>
    </div>
  )
}
