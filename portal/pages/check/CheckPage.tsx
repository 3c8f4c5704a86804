import { FileSearch } from 'lucide-react'
import { useId, useRef, useState, type DragEvent } from 'react'
import type { SigningChecked } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { checkSigned } from '../../api-signing.ts'
import { reasonOf } from '../../api-error.ts'
import { useNetworkName } from '../../network-name.ts'
import { CheckedFile } from './CheckedFile.tsx'
import { readSignedFile } from './read-signed-file.ts'
import styles from './CheckPage.module.css'

/** A file that was dropped, and what has come of it: still being looked at, answered, or why it could not be. */
type Looked =
  | { state: 'checking'; file: File }
  | { state: 'checked'; file: File; checked: SigningChecked }
  | { state: 'failed'; file: File; reason: string }

/**
 * For everybody: whether a signed PDF or a saved record is as it was made here (security row 41). The file stays in the
 * browser; its hash is sent.
 */
export function CheckPage() {
  const network = useNetworkName()
  const input = useRef<HTMLInputElement>(null)
  const words = useId()
  const [looked, setLooked] = useState<Looked | null>(null)
  const [isOver, setOver] = useState(false)

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setLooked({ state: 'checking', file })
    try {
      setLooked({ state: 'checked', file, checked: await checkSigned(await readSignedFile(file)) })
    } catch (error) {
      setLooked({ state: 'failed', file, reason: reasonOf(error) })
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1 className={styles.title}>Check a signed copy</h1>
          <p id={words} className={styles.quiet}>
            Choose a signed PDF{network !== '' && ` from ${network}`}, or a saved evidence record. The file
            stays on this device: only its SHA-256 is sent.
          </p>
        </header>
        <div
          className={styles.place}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <FileSearch size={24} strokeWidth={1.75} aria-hidden="true" />
          <p className={styles.quiet}>Drop the file here</p>
          <Button
            look="primary"
            size="touch"
            aria-describedby={words}
            disabled={looked?.state === 'checking'}
            onClick={() => input.current?.click()}
          >
            {looked?.state === 'checking' ? 'Checking…' : 'Choose a file'}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept="application/pdf,application/json,.pdf,.json"
            aria-label="File to check"
            onChange={(event) => {
              void take(event.target.files?.[0])
              // The same file once more is a change, too.
              event.target.value = ''
            }}
          />
        </div>
        <div role="status">
          {looked?.state === 'checked' && <CheckedFile name={looked.file.name} checked={looked.checked} />}
        </div>
        {looked?.state === 'failed' && (
          <p className={styles.problem} role="alert">
            <span>
              <bdi>{looked.file.name}</bdi> was not checked. {looked.reason}
            </span>
            <Button size="touch" onClick={() => void take(looked.file)}>
              Try again
            </Button>
          </p>
        )}
      </div>
    </main>
  )
}
