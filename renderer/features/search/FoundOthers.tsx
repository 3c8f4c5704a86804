import { useState, type ReactNode } from 'react'
import type { FileHit, NotificationHit, OthersFound, PersonHit } from '../../../protocol/ipc/views.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useTimeZone } from '../../stores/session.ts'
import { MarkedRuns } from '../../ui/MarkedText.tsx'
import { rowTimeWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { FileBadge } from '../files/index.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import { openHit } from './open-hit.ts'
import styles from './FoundOthers.module.css'

/** Of each kind this many are shown at first. */
const FIRST = 5

/** People, files and notifications that were found. */
export function FoundOthers({ others }: { others: OthersFound }) {
  return (
    <aside className={styles.others} aria-label="Also found">
      <Group
        title="People and companies"
        hits={others.people}
        keyOf={(hit) => hit.face.subject.id}
        row={(hit) => <Person hit={hit} />}
      />
      <Group
        title="Files"
        hits={others.files}
        keyOf={({ item }) => item.messageId + item.file.id}
        row={(hit) => <File hit={hit} />}
      />
      <Group
        title="Notifications"
        hits={others.notifications}
        keyOf={({ notification }) => notification.id}
        row={(hit) => <Notification hit={hit} />}
      />
    </aside>
  )
}

function Group<Hit>(props: {
  title: string
  hits: readonly Hit[]
  keyOf: (hit: Hit) => string
  row: (hit: Hit) => ReactNode
}) {
  const { title, hits } = props
  const [all, setAll] = useState(false)
  if (hits.length === 0) return null
  const shown = all ? hits : hits.slice(0, FIRST)
  return (
    <section className={styles.group} aria-label={`${title} found`}>
      <h2 className={styles.title}>
        {title} <span className={styles.count}>{hits.length}</span>
      </h2>
      <ul>
        {shown.map((hit) => (
          <li key={props.keyOf(hit)}>{props.row(hit)}</li>
        ))}
      </ul>
      {hits.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show all {hits.length}
        </button>
      )}
    </section>
  )
}

function Person({ hit }: { hit: PersonHit }) {
  const go = useNavigation((state) => state.go)
  const { face, snippet } = hit
  const isName = snippet.map(({ text }) => text).join('') === face.name
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => go({ pane: 'customers', subject: face.subject })}
    >
      <FaceAvatar face={face} size="small" />
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.name}>{isName ? <MarkedRuns runs={snippet} /> : face.name}</bdi>
          <StandingLabel standing={hit.standing} />
        </span>
        <bdi className={styles.detail}>{isName ? hit.detail : <MarkedRuns runs={snippet} />}</bdi>
      </span>
    </button>
  )
}

function File({ hit }: { hit: FileHit }) {
  const { item, snippet, inText } = hit
  const now = useNow(60_000)
  const timeZone = useTimeZone()
  const isName = !inText && snippet.map(({ text }) => text).join('') === item.file.name
  return (
    <button type="button" className={styles.row} onClick={() => openHit(item.conversationId, item.seq)}>
      <FileBadge name={item.file.name} mime={item.file.mime} size="small" />
      <span className={styles.words}>
        <bdi className={styles.name} title={item.file.name}>
          {isName ? <MarkedRuns runs={snippet} /> : item.file.name}
        </bdi>
        {!isName && (
          <bdi className={styles.text} dir="auto">
            <MarkedRuns runs={snippet} />
          </bdi>
        )}
        <span className={styles.detail}>
          <bdi>{hit.face.name}</bdi> · {rowTimeWords(item.at, now, timeZone)}
          {!item.here && ' · not on this computer'}
        </span>
      </span>
    </button>
  )
}

function Notification({ hit }: { hit: NotificationHit }) {
  const go = useNavigation((state) => state.go)
  const now = useNow(60_000)
  const timeZone = useTimeZone()
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => go({ pane: 'notifications', notificationId: hit.notification.id })}
    >
      <FaceAvatar face={hit.notification.face} size="small" />
      <span className={styles.words}>
        <bdi className={styles.text} dir="auto">
          <MarkedRuns runs={hit.snippet} />
        </bdi>
        <span className={styles.detail}>{rowTimeWords(hit.notification.at, now, timeZone)}</span>
      </span>
    </button>
  )
}
