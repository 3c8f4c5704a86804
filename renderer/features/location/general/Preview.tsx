import { MapPin } from 'lucide-react'
import { useState } from 'react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import { useExposure } from '../../../stores/location.ts'
import { FilterChip } from '../../../ui/Chip.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { seenBy, READERS, type Reader } from './seen-by.ts'
import { PageText } from './PageText.tsx'
import styles from './Preview.module.css'

/** What a member, a nonmember and somebody who is not signed in see of this location in the portal. */
export function Preview({ page }: { page: LocationPageView }) {
  const [reader, setReader] = useState<Reader>('signedOut')
  const exposure = useExposure(({ value }) => value)
  const { information } = page.shown
  return (
    <div className={styles.preview}>
      <div className={styles.readers} role="group" aria-label="Preview as">
        <span className={styles.label}>Preview as</span>
        {READERS.map(({ value, label }) => (
          <FilterChip key={value} chosen={value === reader} onChoose={() => setReader(value)}>
            {label}
          </FilterChip>
        ))}
      </div>
      <div className={styles.page}>
        {information.length === 0 ? (
          <EmptyState icon={<MapPin size={20} strokeWidth={1.75} />} title="The Information page is empty">
            Customers see nothing there yet.
          </EmptyState>
        ) : (
          <PageText blocks={information} stagedFileIds={page.stagedFileIds} />
        )}
      </div>
      <dl className={styles.facts} aria-label={`What is seen as ${reader}`}>
        {seenBy(reader, page.shown, page.live.networkChatsOn, exposure).map(({ what, words, isSeen }) => (
          <div key={what} data-seen={isSeen}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
