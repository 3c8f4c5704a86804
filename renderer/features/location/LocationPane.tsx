import { useEffect, useState } from 'react'
import { reportPaint } from '../../stores/first-paint.ts'
import { useExposure, useLocationPage } from '../../stores/location.ts'
import { useSession } from '../../stores/session.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { GeneralTab } from './general/GeneralTab.tsx'
import { VisibilityTab } from './visibility/VisibilityTab.tsx'
import styles from './LocationPane.module.css'

const TABS = [
  { value: 'general', label: 'General' },
  { value: 'community', label: 'Community' },
  { value: 'feed', label: 'Feed' },
  { value: 'visitors', label: 'Visitors' },
] as const

/** The location: its Information page and facts, and who sees what of it (use cases 1 and 5). */
export function LocationPane() {
  const { value: page, error, reread } = useLocationPage()
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('general')
  const mayWrite = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('location.write'),
  )
  useEffect(() => useLocationPage.getState().watch(), [])
  useEffect(() => useExposure.getState().watch(), [])
  const loaded = page !== null
  useEffect(() => {
    if (loaded) reportPaint('location')
  }, [loaded])
  return (
    <section className={styles.pane} aria-label="Location">
      <PaneHead title={page?.shown.name ?? 'Location'} />
      {!page && (
        <PaneNothing what="The location">
          {error && <PaneError what="The location" error={error} onRetry={() => void reread()} />}
        </PaneNothing>
      )}
      {page && (
        <Tabs label="Parts of the location" tabs={TABS} chosen={tab} onChoose={setTab}>
          {tab === 'general' ? (
            <GeneralTab page={page} mayWrite={mayWrite} />
          ) : (
            <VisibilityTab page={page} what={tab} mayWrite={mayWrite} />
          )}
        </Tabs>
      )}
    </section>
  )
}
