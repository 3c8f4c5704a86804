import { useEffect, useState } from 'react'
import type { CustomerImportView } from '../../../../protocol/ipc/views.ts'
import { cancelImport, undoImport, useImports } from '../../../stores/customer-acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { tellError } from '../../../ui/toast.ts'
import { importState, importWords } from './import-words.ts'
import styles from './ImportsBanner.module.css'

const RECENT_MS = 60 * 60_000

/** Imports that are under way or were just made: how far each has come, with Cancel and Undo. */
export function ImportsBanner({ mayWrite }: { mayWrite: boolean }) {
  const imports = useImports((state) => state.value) ?? []
  const [closed, setClosed] = useState<readonly string[]>([])
  useEffect(() => useImports.getState().watch(), [])
  const shown = imports.filter((one) => {
    const isUnderWay = importState(one) === 'running' || importState(one) === 'undoing'
    return isUnderWay || (!closed.includes(one.id) && Date.now() - one.at < RECENT_MS)
  })
  if (shown.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Imports">
      {shown.map((one) => (
        <ImportLine
          key={one.id}
          one={one}
          mayWrite={mayWrite}
          onClose={() => setClosed([...closed, one.id])}
        />
      ))}
    </ul>
  )
}

function ImportLine(props: { one: CustomerImportView; mayWrite: boolean; onClose: () => void }) {
  const { one, mayWrite, onClose } = props
  const state = importState(one)
  const done = state === 'undoing' ? one.partsUndone : one.partsDone
  return (
    <li className={styles.line} data-state={one.error === null ? state : 'failed'}>
      <div className={styles.words}>
        <p role="status">
          <bdi>{importWords(one)}</bdi>
        </p>
        {(state === 'running' || state === 'undoing') && (
          <ProgressBar label={`Import of ${one.fileName}`} done={done} total={one.parts} />
        )}
      </div>
      {mayWrite && state === 'running' && (
        <Button size="small" onClick={() => void cancelImport(one.id).catch(tellError)}>
          Stop
        </Button>
      )}
      {mayWrite && one.partsDone > 0 && state !== 'undone' && state !== 'undoing' && (
        <Button size="small" onClick={() => void undoImport(one.id).catch(tellError)}>
          Undo import
        </Button>
      )}
      {(state === 'done' || state === 'undone') && (
        <Button size="small" look="quiet" onClick={onClose}>
          Close
        </Button>
      )}
    </li>
  )
}
