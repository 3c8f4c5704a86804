import { MapPin } from 'lucide-react'
import { useState } from 'react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageText } from './PageText.tsx'
import { ReaderChoice, SeenFacts } from './SeenAs.tsx'
import type { Reader } from './seen-by.ts'
import styles from './Preview.module.css'

/** What a member, a nonmember and somebody who is not signed in see of this location in the portal. */
export function Preview({ page }: { page: LocationPageView }) {
  const [reader, setReader] = useState<Reader>('signedOut')
  const { information } = page.shown
  return (
    <div className={styles.preview}>
      <ReaderChoice reader={reader} onChoose={setReader} />
      <div className={styles.page}>
        {information.length === 0 ? (
          <EmptyState icon={<MapPin size={20} strokeWidth={1.75} />} title="The Information page is empty">
            Customers see nothing there yet.
          </EmptyState>
        ) : (
          <PageText blocks={information} stagedFileIds={page.stagedFileIds} />
        )}
      </div>
      <SeenFacts reader={reader} fields={page.shown} networkChatsOn={page.live.networkChatsOn} />
    </div>
  )
}
