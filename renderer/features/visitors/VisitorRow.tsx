import { Clock, MoreHorizontal } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { VisitTab, VisitView } from '../../../protocol/ipc/views.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import { useTimeZone } from '../../stores/session.ts'
import { answerVisit, nudgeHost, undoVisitStep, useRegisterDialog } from '../../stores/visitors.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { StatusWords } from '../../ui/StatusWords.tsx'
import { clockWords, momentWords } from '../../ui/time-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import type { RowFocus } from '../../ui/VirtualList.tsx'
import { DropTarget, PersonDrop } from '../drop/index.ts'
import { copyLinkItem } from '../links/index.ts'
import { FaceAvatar } from '../people/index.ts'
import { act } from './act-on-visit.ts'
import {
  chatWords,
  codeWords,
  hostWords,
  stepWords,
  visitTone,
  visitWords,
  waitsForHost,
} from './visit-words.ts'
import styles from './VisitorRow.module.css'

const IN_ROW: readonly VisitStep[] = ['approve', 'reject', 'checkIn', 'checkOut']

/** One visit: who, in which state, for whom, what the host knows, and what can be done now. */
export function VisitorRow(props: {
  view: VisitView
  tab: VisitTab
  focus: RowFocus
  /** A link or a notification led here. */
  chosen: boolean
}) {
  const { view, tab, focus } = props
  const timeZone = useTimeZone()
  const now = useNow()
  const { visit, host } = view
  const at = visit.checkedInAt ?? visit.expectedAt
  const knows = hostWords(visit, now, timeZone)
  const chat = chatWords(visit, timeZone)
  const isComing = visit.status === 'expected' || visit.status === 'waitingForApproval'
  const refusal = `${visit.visitorName} has no chat with the desk. Drop on ${host.name} to send to the host.`
  return (
    <DropTarget sign={{ refusal }} onDrop={() => undefined}>
      <div
        className={styles.row}
        {...focus}
        aria-label={`${visit.visitorName}, ${visitWords(visit.status)}`}
        data-late={waitsForHost(visit, now)}
        aria-current={props.chosen || undefined}
        onKeyDown={intoButtons}
      >
        <Avatar id={visit.id} name={visit.visitorName} size="large" />
        <div className={styles.words}>
          <p className={styles.name}>
            <bdi>{visit.visitorName}</bdi>
          </p>
          <p className={styles.detail} title={visit.visitorCompany ?? visit.visitorEmail ?? undefined}>
            <bdi>{visit.visitorCompany ?? visit.visitorEmail ?? 'No company given'}</bdi>
          </p>
        </div>
        <div className={styles.words}>
          <StatusWords tone={visitTone(visit.status)}>{visitWords(visit.status)}</StatusWords>
          {isComing && visit.code !== '' && <p className={styles.code}>Code {codeWords(visit.code)}</p>}
          {view.pending && (
            <p className={styles.waits}>
              <Clock size={12} strokeWidth={1.75} aria-hidden="true" />
              Waits in the outbox
            </p>
          )}
        </div>
        <PersonDrop face={host} className={styles.hostPlace}>
          <div className={styles.host}>
            <FaceAvatar face={host} size="small" />
            <div className={styles.words}>
              <p className={styles.hostName}>
                <span className={styles.detail}>visits </span>
                <bdi>{view.hostIsMe ? 'you' : host.name}</bdi>
              </p>
              {knows && <p className={styles.knows}>{knows}</p>}
              {chat && <p className={styles.chat}>{chat}</p>}
              {isComing && visit.mailedAt !== null && (
                <p className={styles.knows}>Code mailed {momentWords(visit.mailedAt, now, timeZone)}</p>
              )}
            </div>
          </div>
        </PersonDrop>
        <Moment
          className={styles.time}
          atMs={at}
          timeZone={timeZone}
          words={tab === 'today' ? clockWords(at, timeZone) : momentWords(at, now, timeZone)}
        />
        <VisitActions view={view} />
      </div>
    </DropTarget>
  )
}

function VisitActions({ view }: { view: VisitView }) {
  const { visit, steps, hostIsMe } = view
  const isHere = visit.status === 'checkedIn'
  const buttons = IN_ROW.filter((step) => steps.includes(step))
  const canNudge = isHere && visit.hostReadAt === null && !hostIsMe && steps.length > 0
  return (
    <div className={styles.actions}>
      {isHere && hostIsMe && visit.hostComingAt === null && (
        <Button size="small" look="primary" onClick={() => void answer(view)}>
          I’m on my way
        </Button>
      )}
      {canNudge && (
        <Button size="small" onClick={() => void nudge(view)}>
          Nudge
        </Button>
      )}
      {buttons.map((step) => (
        <Button
          key={step}
          size="small"
          look={step === 'checkIn' || step === 'approve' ? 'primary' : 'plain'}
          onClick={() => void act(view, step)}
        >
          {stepWords(step)}
        </Button>
      ))}
      <Menu items={menuOf(view)} align="end">
        <IconButton label={`More about the visit of ${visit.visitorName}`}>
          <MoreHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </Menu>
    </div>
  )
}

function menuOf(view: VisitView): MenuItem[] {
  const { visit, steps, undo, host } = view
  const items: MenuItem[] = [
    {
      label: 'Register again',
      run: () =>
        useRegisterDialog.getState().open({
          name: visit.visitorName,
          email: visit.visitorEmail,
          company: visit.visitorCompany,
          host,
        }),
    },
  ]
  if (visit.code !== '')
    items.push({ label: `Copy code ${codeWords(visit.code)}`, run: () => copy(visit.code) })
  items.push(copyLinkItem({ kind: 'visit', id: visit.id }))
  if (undo) {
    items.push({
      label: `Undo “${stepWords(undo)}”`,
      run: () => void undoVisitStep(visit.id, undo).catch(tellError),
    })
  }
  if (steps.includes('cancel')) {
    items.push({
      label: stepWords('cancel'),
      tone: 'danger',
      apart: true,
      run: () => void act(view, 'cancel'),
    })
  }
  return items
}

/** Enter on a row goes to what can be done there; the arrow keys stay with the list. */
function intoButtons(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.target !== event.currentTarget) return
  event.preventDefault()
  event.currentTarget.querySelector<HTMLElement>('button')?.focus()
}

async function nudge({ visit, host }: VisitView): Promise<void> {
  try {
    await nudgeHost(visit.id)
    showToast(`${host.name} is told once more`)
  } catch (error) {
    tellError(error)
  }
}

async function answer({ visit }: VisitView): Promise<void> {
  try {
    await answerVisit(visit.id, 'coming')
    showToast('The desk knows that you are on your way')
  } catch (error) {
    tellError(error)
  }
}

function copy(code: string): void {
  navigator.clipboard.writeText(code).then(() => showToast('Code copied'), tellError)
}
