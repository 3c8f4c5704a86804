import { useEffect, useState } from 'react'
import {
  checkImport,
  chooseImport,
  previewImport,
  saveProblems,
  startImport,
  stopReading,
  watchReading,
  type ImportCheck,
  type ImportChoices,
  type ImportPreview,
} from '../../../stores/customer-acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { countWords } from '../../../ui/size-words.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import { ImportCheckView } from './ImportCheckView.tsx'
import { ImportMapping } from './ImportMapping.tsx'
import styles from './ImportDialog.module.css'

/** A file of customers on its way in: chosen, understood, checked, and started. Nothing leaves before Import. */
export function ImportDialog({ as, onClose }: { as: 'member' | 'nonmember'; onClose: () => void }) {
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [choices, setChoices] = useState<Omit<ImportChoices, 'file' | 'encoding' | 'delimiter'>>({
    mapping: [],
    known: 'skip',
    as,
    tags: [],
  })
  const [check, setCheck] = useState<ImportCheck | null>(null)
  const [reading, setReading] = useState<{ done: number; total: number } | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => watchReading((work) => setReading((now) => (now === null ? null : work))), [])

  const understood = (next: ImportPreview | null) => {
    if (next === null) return
    setPreview(next)
    setChoices((now) => ({ ...now, mapping: next.mapping }))
    setCheck(null)
  }
  /** Runs one step; what is wrong with the file stands in the dialog. */
  const run = async <T,>(work: () => Promise<T>, then: (value: T) => void) => {
    setError(null)
    setReading({ done: 0, total: preview?.sizeBytes ?? 0 })
    try {
      then(await work())
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setReading(null)
    }
  }
  const leave = () => {
    if (reading) stopReading().catch(tellError)
    onClose()
  }
  const all = (): ImportChoices => ({
    ...choices,
    file: preview!.file,
    encoding: preview!.encoding,
    delimiter: preview!.delimiter,
  })
  const hasName = choices.mapping.some(
    (field) => field === 'name' || field === 'firstName' || field === 'lastName',
  )

  return (
    <Dialog
      title={preview === null ? 'Import customers' : `Import ${preview.fileName}`}
      wide
      onClose={leave}
      actions={
        <>
          {check !== null && (
            <Button disabled={reading !== null} onClick={() => setCheck(null)}>
              Back
            </Button>
          )}
          <Button onClick={leave}>Cancel</Button>
          {preview === null ? (
            <Button
              look="primary"
              data-first-focus
              disabled={reading !== null}
              onClick={() => void run(chooseImport, understood)}
            >
              Choose a file…
            </Button>
          ) : check === null ? (
            <Button
              look="primary"
              disabled={reading !== null || !hasName}
              onClick={() => void run(() => checkImport(all()), setCheck)}
            >
              Check the file
            </Button>
          ) : (
            <Button
              look="primary"
              disabled={reading !== null || check.ready === 0}
              onClick={() =>
                void run(
                  () => startImport(all()),
                  (rows) => {
                    onClose()
                    showToast(`${countWords(rows)} ${rows === 1 ? 'row is' : 'rows are'} being imported`)
                  },
                )
              }
            >
              Import {countWords(check.ready)}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {preview === null && (
          <p className={styles.words}>
            A CSV file, as spreadsheets and other systems save it. Its first line names the columns. You see
            what is made of it before anything is stored, and can undo the import as a whole.
          </p>
        )}
        {preview !== null && check === null && (
          <ImportMapping
            preview={preview}
            choices={choices}
            onChange={setChoices}
            onReadAs={(encoding, delimiter) =>
              void run(() => previewImport({ file: preview.file, encoding, delimiter }), understood)
            }
          />
        )}
        {preview !== null && check !== null && (
          <ImportCheckView
            check={check}
            onSave={() =>
              void run(
                () => saveProblems(all()),
                (saved) => saved && showToast('Saved the lines that are not imported, each with its reason'),
              )
            }
          />
        )}
        {reading !== null && reading.total > 0 && (
          <ProgressBar label="Reading the file" done={reading.done} total={reading.total} />
        )}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )
}
