import { Building2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DirectoryEntry } from '../../../protocol/ipc/views.ts'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { useCommunity } from '../../stores/community.ts'
import { reportPaint } from '../../stores/first-paint.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChip } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchField } from '../../ui/Field.tsx'
import { countWords } from '../../ui/size-words.ts'
import { VirtualList, type RowFocus, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PaneError, PaneHead, PaneNothing } from '../pane-states/index.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import { ProfileSide } from '../profile/index.ts'
import styles from './CommunityPane.module.css'

/** The directory: who works here, and what they say about themselves. */
export function CommunityPane() {
  const { people, total, kind, query, error, search, choose, reread } = useCommunity()
  const [chosen, setChosen] = useState<Subject | null>(null)
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => useCommunity.getState().watch(), [])
  const someRows = (people?.length ?? 0) > 0
  useEffect(() => {
    if (someRows) reportPaint('community')
  }, [someRows])
  return (
    <div className={styles.pane}>
      <section className={styles.main} aria-label="Community">
        <PaneHead title="Community">
          {people && (
            <p className={styles.count}>
              {people.length < total
                ? `The first ${countWords(people.length)} of ${countWords(total)}: search for the others`
                : `${countWords(total)} ${kind === 'users' ? (total === 1 ? 'person' : 'people') : total === 1 ? 'company' : 'companies'}`}
            </p>
          )}
        </PaneHead>
        <div className={styles.search}>
          <FilterChip chosen={kind === 'users'} onChoose={() => void choose('users')}>
            Users
          </FilterChip>
          <FilterChip chosen={kind === 'companies'} onChoose={() => void choose('companies')}>
            Companies
          </FilterChip>
          <SearchField label="Search the directory" value={query} onSearch={(words) => void search(words)} />
        </div>
        {error && !people && <PaneError what="The directory" error={error} onRetry={() => void reread()} />}
        {people?.length === 0 && (
          <PaneNothing what="The directory">
            {query ? (
              <EmptyState
                icon={<Building2 size={20} strokeWidth={1.75} />}
                title={`Nobody fits "${query}"`}
                action={<Button onClick={() => void search('')}>Clear the search</Button>}
              />
            ) : (
              <EmptyState icon={<Building2 size={20} strokeWidth={1.75} />} title="The directory is empty">
                Members of this location appear here with what they say about themselves.
              </EmptyState>
            )}
          </PaneNothing>
        )}
        {people && people.length > 0 && (
          <VirtualList
            handle={list}
            label="Directory"
            count={people.length}
            rowHeight={60}
            rowKey={(index) => people[index]?.face.subject.id ?? String(index)}
            renderRow={(index, focus) => {
              const entry = people[index]
              return (
                entry && (
                  <DirectoryRow
                    entry={entry}
                    focus={focus}
                    chosen={entry.face.subject.id === chosen?.id}
                    onChoose={() => setChosen(entry.face.subject)}
                  />
                )
              )
            }}
          />
        )}
      </section>
      {chosen && (
        <ProfileSide
          subject={chosen}
          open
          closable
          onClose={() => {
            setChosen(null)
            list.current?.focusRow()
          }}
        />
      )}
    </div>
  )
}

function DirectoryRow(props: {
  entry: DirectoryEntry
  focus: RowFocus
  chosen: boolean
  onChoose: () => void
}) {
  const { entry } = props
  return (
    <button
      type="button"
      className={styles.row}
      {...props.focus}
      aria-label={entry.face.name}
      aria-current={props.chosen ? 'true' : undefined}
      onClick={props.onChoose}
    >
      <FaceAvatar face={entry.face} size="large" />
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.name}>{entry.face.name}</bdi>
          {entry.face.subject.kind === 'user' && <StandingLabel standing={entry.standing} />}
          {entry.companyName && <bdi className={styles.company}>{entry.companyName}</bdi>}
        </span>
        <span className={styles.about} dir="auto">
          {entry.about || aboutWords(entry)}
        </span>
      </span>
    </button>
  )
}

/** What stands below a name that says nothing of itself. */
function aboutWords({ face, people }: DirectoryEntry): string {
  if (face.subject.kind === 'user') return 'Has not written anything about themselves'
  return `${people} ${people === 1 ? 'member' : 'members'}`
}
