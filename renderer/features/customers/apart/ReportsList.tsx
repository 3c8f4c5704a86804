import { Flag } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReportView } from '../../../../protocol/ipc/apart-views.ts'
import type { Subject } from '../../../../protocol/wire/ids.ts'
import { handleReport, useReports } from '../../../stores/apart.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Label } from '../../../ui/Chip.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Moment } from '../../../ui/Moment.tsx'
import { durationWords } from '../../../ui/time-words.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import { useNow } from '../../../ui/use-now.ts'
import { PaneError, PaneNothing } from '../../pane-states/index.ts'
import { FaceAvatar } from '../../people/index.ts'
import { BarDialog } from '../../profile/index.ts'
import styles from '../RequestsList.module.css'

/** Whom members reported, and why; the reported one is never told (use case 5). */
export function ReportsList(props: { mayWrite: boolean; onOpen: (subject: Subject) => void }) {
  const { value, error, reread } = useReports()
  const [barring, setBarring] = useState<ReportView | null>(null)
  useEffect(() => useReports.getState().watch(), [])
  if (value === null) {
    return error ? <PaneError what="Reports" error={error} onRetry={() => void reread()} /> : null
  }
  if (value.length === 0) {
    return (
      <PaneNothing what="Reports">
        <EmptyState icon={<Flag size={20} strokeWidth={1.75} />} title="Nothing was reported">
          Members can report a person or a message in the portal. It comes here, and to Notifications.
        </EmptyState>
      </PaneNothing>
    )
  }
  return (
    <ul className={styles.list} aria-label="Reports">
      {value.map((report) => (
        <ReportRow
          key={report.id}
          report={report}
          mayWrite={props.mayWrite}
          onOpen={props.onOpen}
          onBar={() => setBarring(report)}
        />
      ))}
      {barring?.about.subject.kind === 'user' && (
        <BarDialog
          userId={barring.about.subject.id}
          name={barring.about.name}
          onClose={() => setBarring(null)}
        />
      )}
    </ul>
  )
}

function ReportRow(props: {
  report: ReportView
  mayWrite: boolean
  onOpen: (subject: Subject) => void
  onBar: () => void
}) {
  const { report, mayWrite, onOpen } = props
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const isDone = report.handledAt !== null
  return (
    <li className={styles.row}>
      <FaceAvatar face={report.about} />
      <div className={styles.words}>
        <button type="button" className={styles.name} onClick={() => onOpen(report.about.subject)}>
          <bdi>{report.about.name}</bdi>
        </button>
        <span className={styles.mail}>
          reported by <bdi>{report.by.name}</bdi>
        </span>
        <p className={styles.message} dir="auto">
          {report.reason}
        </p>
        {report.quoted && (
          <blockquote className={styles.quote} dir="auto">
            {report.quoted}
          </blockquote>
        )}
      </div>
      <span className={styles.when}>
        <Moment atMs={report.at} timeZone={timeZone} words={durationWords(report.at, now, timeZone)} />
      </span>
      {report.aboutIsBarred && <Label tone="danger">Barred</Label>}
      {isDone && <Label>Dealt with by {report.handledByName ?? 'a colleague'}</Label>}
      {mayWrite && (
        <span className={styles.acts}>
          {!report.aboutIsBarred && (
            <Button size="small" onClick={props.onBar}>
              Bar…
            </Button>
          )}
          <Button
            size="small"
            look={isDone ? 'plain' : 'primary'}
            onClick={() => setHandled(report, !isDone)}
          >
            {isDone ? 'Open again' : 'Dealt with'}
          </Button>
        </span>
      )}
    </li>
  )
}

function setHandled(report: ReportView, handled: boolean): void {
  handleReport(report.id, handled).then(() => {
    if (!handled) return
    showToast('The report is dealt with', {
      action: { label: 'Undo', run: () => setHandled(report, false) },
    })
  }, tellError)
}
