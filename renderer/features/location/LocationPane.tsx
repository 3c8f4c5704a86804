import { MapPin } from 'lucide-react'
import { useEffect } from 'react'
import type { LocationRow } from '../../../protocol/wire/rows/space.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { useLocationFacts } from '../../stores/location.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { PageText } from './PageText.tsx'
import styles from './LocationPane.module.css'

const VISIBLE_TO: Record<LocationRow['feedVisibility'], string> = {
  administrators: 'Administrators',
  locationMembers: 'Members of this location',
  networkMembers: 'Members of the network',
  public: 'Everybody',
}

/** The location: its facts, and its Information page as customers read it. */
export function LocationPane() {
  const { value: location, error, reread } = useLocationFacts()
  useEffect(() => useLocationFacts.getState().watch(), [])
  const loaded = location !== null
  useEffect(() => {
    if (loaded) reportPaint('location')
  }, [loaded])
  return (
    <section className={styles.pane} aria-label="Location">
      <PaneHead title={location?.name ?? 'Location'} />
      {!location && (
        <PaneNothing what="The location">
          {error && <PaneError what="The location" error={error} onRetry={() => void reread()} />}
        </PaneNothing>
      )}
      {location && (
        <div className={styles.columns}>
          <div className={styles.page}>
            <h2 className={styles.title}>Information page</h2>
            {location.information.length === 0 ? (
              <EmptyState
                icon={<MapPin size={20} strokeWidth={1.75} />}
                title="The Information page is empty"
              >
                Customers see nothing there yet.
              </EmptyState>
            ) : (
              <PageText
                blocks={location.information.map((block) =>
                  block.type === 'image' ? { type: 'image', fileId: block.file.id, alt: block.alt } : block,
                )}
                stagedFileIds={[]}
              />
            )}
          </div>
          <Facts location={location} />
        </div>
      )}
    </section>
  )
}

function Facts({ location }: { location: LocationRow }) {
  const facts = [
    ['Network', location.networkName],
    ['Address', location.address || 'Not given'],
    ['Time zone', location.timeZone],
    ['Chats', location.chatsOn ? 'On' : 'Off: customers can’t write to the desk'],
    ['Community is seen by', VISIBLE_TO[location.communityVisibility]],
    ['Feed is seen by', VISIBLE_TO[location.feedVisibility]],
    ['Visitors are seen by', VISIBLE_TO[location.visitorsVisibility]],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
