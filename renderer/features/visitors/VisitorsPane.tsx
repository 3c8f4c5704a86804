import { DoorOpen } from 'lucide-react'
import { useEffect } from 'react'
import type { VisitView } from '../../../protocol/ipc/views.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { useTimeZone } from '../../stores/session.ts'
import { useVisitors } from '../../stores/visitors.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { clockWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { VirtualList, type RowFocus } from '../../ui/VirtualList.tsx'
import { DropTarget, PersonDrop } from '../drop/index.ts'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { FaceAvatar } from '../people/index.ts'
import { hostWords, visitWords, waitsForHost } from './visit-words.ts'
import styles from './VisitorsPane.module.css'

/** Who is expected or here today, and what the host knows. */
export function VisitorsPane() {
  const { value: visits, error, reread } = useVisitors()
  useEffect(() => useVisitors.getState().watch(), [])
  const someRows = (visits?.length ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('visitors')
  }, [someRows])
  return (
    <section className={styles.pane} aria-label="Visitors">
      <PaneHead title="Visitors">{visits && <p className={styles.summary}>{summary(visits)}</p>}</PaneHead>
      {error && !visits && <PaneError what="Visitors" error={error} onRetry={() => void reread()} />}
      {visits?.length === 0 && (
        <PaneNothing what="Visitors">
          <EmptyState icon={<DoorOpen size={20} strokeWidth={1.75} />} title="Nobody is expected today">
            Visitors that members register in the portal appear here, with the host and the time.
          </EmptyState>
        </PaneNothing>
      )}
      {visits && visits.length > 0 && (
        <VirtualList
          label="Visitors today"
          count={visits.length}
          rowHeight={64}
          rowKey={(index) => visits[index]?.visit.id ?? String(index)}
          renderRow={(index, focus) => <VisitorRow view={visits[index]} focus={focus} />}
        />
      )}
    </section>
  )
}

function VisitorRow({ view, focus }: { view: VisitView | undefined; focus: RowFocus }) {
  const timeZone = useTimeZone()
  const now = useNow()
  if (!view) return null
  const { visit, host } = view
  const at = visit.checkedInAt ?? visit.expectedAt
  const knows = hostWords(visit, now, timeZone)
  const refusal = `${visit.visitorName} has no chat with the desk. Drop on ${host.name} to send to the host.`
  return (
    <DropTarget sign={{ refusal }} onDrop={() => undefined}>
      <div className={styles.row} {...focus} data-late={waitsForHost(visit, now)}>
        <Avatar id={visit.id} name={visit.visitorName} size="large" />
        <div className={styles.words}>
          <p className={styles.name}>
            <bdi>{visit.visitorName}</bdi>
          </p>
          <p className={styles.detail}>{visit.visitorCompany ?? visit.visitorEmail ?? 'No company given'}</p>
        </div>
        <p className={styles.status} data-status={visit.status}>
          <span className={styles.dot} aria-hidden="true" />
          {visitWords(visit.status)}
        </p>
        <PersonDrop face={host} className={styles.hostPlace}>
          <div className={styles.host}>
            <FaceAvatar face={host} size="small" />
            <div className={styles.words}>
              <p>
                <span className={styles.detail}>visits </span>
                <bdi>{host.name}</bdi>
              </p>
              {knows && <p className={styles.knows}>{knows}</p>}
            </div>
          </div>
        </PersonDrop>
        <Moment className={styles.time} atMs={at} timeZone={timeZone} words={clockWords(at, timeZone)} />
      </div>
    </DropTarget>
  )
}

function summary(visits: VisitView[]): string {
  const count = (status: string) => visits.filter(({ visit }) => visit.status === status).length
  return `Today: ${count('checkedIn')} here, ${count('expected')} expected`
}
