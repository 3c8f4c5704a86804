import { useState } from 'react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { useStatus } from '../../../stores/status.ts'
import { InformationEditor } from './InformationEditor.tsx'
import { Preview } from './Preview.tsx'
import { Refused } from './Refused.tsx'
import { usePageDraft } from './use-page-draft.ts'
import styles from './InformationSection.module.css'

/** The Information page: as its readers see it, and the editor for whoever may change it (use case 1). */
export function InformationSection({ page, mayWrite }: { page: LocationPageView; mayWrite: boolean }) {
  const kept = usePageDraft(page.live.id)
  const [isEditing, setEditing] = useState(false)
  const offline = useStatus(({ status }) => status?.connection === 'offline')
  const { draft } = kept
  return (
    <section className={styles.section} aria-label="Information page">
      <header className={styles.head}>
        <h2 className={styles.title}>Information page</h2>
        {page.waiting.information && (
          <p className={styles.waits} role="status">
            {offline
              ? 'Will publish when online. The old text stays live until then.'
              : 'Publishing. The old text stays live until it is done.'}
          </p>
        )}
        {mayWrite && !isEditing && draft !== undefined && (
          <Button onClick={() => setEditing(true)}>{draft === null ? 'Edit' : 'Continue the draft'}</Button>
        )}
      </header>
      {mayWrite && page.refused && !isEditing && (
        <Refused
          page={page}
          refused={page.refused}
          onEdit={(blocks) => {
            kept.write({ blocks, basisRev: page.live.rev, basis: page.shown.information })
            setEditing(true)
          }}
        />
      )}
      {isEditing && draft !== undefined ? (
        <InformationEditor page={page} kept={kept} onDone={() => setEditing(false)} />
      ) : (
        <Preview page={page} />
      )}
    </section>
  )
}
