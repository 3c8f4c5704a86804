import { useEffect, useState } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { exportChat, printChat, stopExport, watchWork, type Work } from '../../../stores/chat-export.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { countWords } from '../../../ui/size-words.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import styles from './ExportDialog.module.css'

type Way = 'pdf' | 'json' | 'print'

const WAYS: readonly { way: Way; label: string; words: string }[] = [
  { way: 'pdf', label: 'PDF', words: 'To read, to send, to file.' },
  { way: 'json', label: 'JSON', words: 'For another program, with every field.' },
  { way: 'print', label: 'Print', words: 'On paper, by the printer of this computer.' },
]

/** Takes a whole conversation out of the app: with notes or without, to a file or on paper. */
export function ExportDialog({ head, onClose }: { head: ChatHead; onClose: () => void }) {
  const [way, setWay] = useState<Way>('pdf')
  const [withNotes, setWithNotes] = useState(false)
  const [running, setRunning] = useState(false)
  const [work, setWork] = useState<Work | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => watchWork(setWork), [])

  const leave = () => {
    if (running) stopExport().catch(tellError)
    onClose()
  }
  const run = async () => {
    setRunning(true)
    setError(null)
    setWork(null)
    try {
      const done = await (way === 'print' ? print(head, withNotes) : save(head, way, withNotes))
      if (done) onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setRunning(false)
    }
  }

  return (
    <Dialog
      title={`Export the chat with ${head.face.name}`}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button look="primary" disabled={running} onClick={() => void run()}>
            {way === 'print' ? 'Print…' : 'Export…'}
          </Button>
        </>
      }
    >
      <fieldset className={styles.ways} disabled={running}>
        <legend className={styles.legend}>As</legend>
        {WAYS.map((one) => (
          <label key={one.way} className={styles.way}>
            <input
              type="radio"
              name="way"
              data-first-focus={one.way === 'pdf' || undefined}
              checked={way === one.way}
              onChange={() => setWay(one.way)}
              aria-label={one.label}
            />
            <span>
              <strong>{one.label}</strong>
              <span className={styles.words}>{one.words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className={styles.way}>
        <input
          type="checkbox"
          checked={withNotes}
          disabled={running}
          onChange={(event) => setWithNotes(event.target.checked)}
        />
        <span>
          <strong>With internal notes</strong>
          <span className={styles.words}>Not for the eyes of a customer.</span>
        </span>
      </label>
      {running && work && (
        <div className={styles.progress}>
          <ProgressBar label={work.what} done={work.done} total={work.total} />
          <p className={styles.words}>
            {work.what}: {countWords(work.done)} of {countWords(work.total)}
          </p>
        </div>
      )}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}

async function save(head: ChatHead, format: 'pdf' | 'json', withNotes: boolean): Promise<boolean> {
  const { saved, messages, missing } = await exportChat(head.conversationId, format, withNotes)
  const exported = `Exported ${countWords(messages)} ${messages === 1 ? 'message' : 'messages'}`
  if (saved) showToast(missing === null ? exported : `${exported}. ${missing}`)
  return saved
}

async function print(head: ChatHead, withNotes: boolean): Promise<boolean> {
  const printed = await printChat(head.conversationId, withNotes)
  if (printed) showToast('Sent to the printer')
  return printed
}
