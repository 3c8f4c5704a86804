import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { Tabs } from '../../../renderer/ui/Tabs.tsx'
import { DrawBox } from './DrawBox.tsx'
import { typedSignature, uploadedSignature } from './signature-picture.ts'
import styles from './SignatureBox.module.css'

/** A signature as it was made; `text` is what was typed. */
export interface MadeSignature {
  kind: 'drawn' | 'typed' | 'uploaded'
  text: string | null
  canvas: HTMLCanvasElement
}

const WAYS = [
  { value: 'drawn', label: 'Draw' },
  { value: 'typed', label: 'Type' },
  { value: 'uploaded', label: 'Upload' },
] as const
type Way = (typeof WAYS)[number]['value']

/** Drawing, typing or uploading a signature (use case 4). Another way begins anew. */
export function SignatureBox(props: { name: string; onMake: (made: MadeSignature | null) => void }) {
  const { onMake } = props
  const [way, setWay] = useState<Way>('drawn')
  const choose = (next: Way): void => {
    setWay(next)
    onMake(null)
  }
  return (
    <Tabs label="How to sign" tabs={WAYS} chosen={way} onChoose={choose}>
      {way === 'drawn' && (
        <DrawBox onDraw={(canvas) => onMake(canvas && { kind: 'drawn', text: null, canvas })} />
      )}
      {way === 'typed' && <TypeBox name={props.name} onMake={onMake} />}
      {way === 'uploaded' && <UploadBox onMake={onMake} />}
    </Tabs>
  )
}

function TypeBox({ name, onMake }: { name: string; onMake: (made: MadeSignature | null) => void }) {
  const [text, setText] = useState('')
  return (
    <div className={styles.way}>
      <TextField
        label="Your name"
        autoComplete="name"
        dir="auto"
        placeholder={name}
        maxLength={100}
        value={text}
        onChange={(event) => {
          const typed = event.target.value
          setText(typed)
          const whole = typed.trim()
          onMake(whole === '' ? null : { kind: 'typed', text: whole, canvas: typedSignature(whole) })
        }}
      />
      <Preview canvas={text.trim() === '' ? null : typedSignature(text.trim())} />
    </div>
  )
}

function UploadBox({ onMake }: { onMake: (made: MadeSignature | null) => void }) {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null)
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined): Promise<void> => {
    setCanvas(null)
    onMake(null)
    setError(null)
    if (file === undefined) return
    try {
      const drawn = await uploadedSignature(file)
      setCanvas(drawn)
      onMake({ kind: 'uploaded', text: null, canvas: drawn })
    } catch {
      setError(`“${file.name}” is no picture that this browser knows. Choose a PNG or JPEG.`)
    }
  }
  return (
    <div className={styles.way}>
      <TextField
        ref={field}
        label="A picture of your signature"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        error={error}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {error !== null && (
        <Button
          size="touch"
          className={styles.again}
          onClick={() => {
            // The same file, mended, may be chosen again.
            if (field.current !== null) field.current.value = ''
            field.current?.click()
          }}
        >
          Try again
        </Button>
      )}
      <Preview canvas={canvas} />
    </div>
  )
}

/** How the signature will look. */
function Preview({ canvas }: { canvas: HTMLCanvasElement | null }) {
  const place = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const shown = place.current
    if (shown === null || canvas === null) return
    shown.width = canvas.width
    shown.height = canvas.height
    shown.getContext('2d')!.drawImage(canvas, 0, 0)
  }, [canvas])
  if (canvas === null) return null
  return <canvas ref={place} className={styles.paper} role="img" aria-label="Your signature" />
}
