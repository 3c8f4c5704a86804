import { Building2, Lock } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { FilterChip } from '../../../renderer/ui/Chip.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { SearchField } from '../../../renderer/ui/Field.tsx'
import type { PortalDirectory, PortalPlace } from '../../../protocol/wire/http.ts'
import { fetchDirectory, fetchPlaces } from '../../api-community.ts'
import { hrefOf } from '../../shell/address.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import type { PageProps } from '../../shell/pages.ts'
import { PlaceChoice } from '../../shell/PlaceChoice.tsx'
import { ReadState } from '../../shell/ReadState.tsx'
import { useRead } from '../../use-read.ts'
import styles from './CommunityPage.module.css'

/** Who is here, for whom the directory is shown to: as each person's own privacy allows (use case 5). */
export function CommunityPage({ rest }: PageProps) {
  const read = useRead('places', fetchPlaces, 'places', 'me')
  const places = read.value?.filter(({ community }) => community) ?? []
  const chosen = places.find(({ locationId }) => locationId === rest[0]) ?? places[0]
  return (
    <PageFrame
      title="Community"
      head={chosen && <PlaceChoice path="community" places={places} chosen={chosen} />}
    >
      {!read.value && <ReadState what="the directory" read={read} />}
      {read.value && !chosen && (
        <EmptyState icon={<Lock size={20} strokeWidth={1.75} />} title="The directory is not open to you">
          Each location decides who sees its Community. Ask its desk.
        </EmptyState>
      )}
      {chosen && <Directory key={chosen.locationId} place={chosen} />}
    </PageFrame>
  )
}

function Directory({ place }: { place: PortalPlace }) {
  const [letters, setLetters] = useState('')
  const [kind, setKind] = useState<'users' | 'companies'>('users')
  const { locationId, name } = place
  const read = useRead(
    `${locationId}:${letters}`,
    () => fetchDirectory(locationId, letters),
    'people',
    'places',
  )
  const [last, setLast] = useState<PortalDirectory | null>(null)
  // What was found before stays until the new answer is here: no flicker with each letter.
  if (read.value !== null && read.value !== last) setLast(read.value)
  const shown = read.value ?? last
  const count = kind === 'users' ? (shown?.people.length ?? 0) : (shown?.companies.length ?? 0)
  return (
    <>
      <SearchField label={`Search ${name}`} value={letters} onSearch={setLetters} />
      <div className={styles.kinds}>
        <FilterChip chosen={kind === 'users'} onChoose={() => setKind('users')}>
          Users
        </FilterChip>
        <FilterChip chosen={kind === 'companies'} onChoose={() => setKind('companies')}>
          Companies
        </FilterChip>
        {shown && kind === 'users' && (
          <span className={styles.count} role="status">
            {shown.people.length < shown.peopleTotal
              ? `The first ${shown.people.length} of ${shown.peopleTotal}`
              : `${shown.peopleTotal} ${shown.peopleTotal === 1 ? 'person' : 'people'}`}
          </span>
        )}
      </div>
      {(!shown || (read.reason && !read.value)) && <ReadState what="the directory" read={read} />}
      {shown && count === 0 && (
        <EmptyState
          icon={<Building2 size={20} strokeWidth={1.75} />}
          title={letters ? `Nobody fits “${letters}”` : 'Nobody is listed yet'}
        >
          Some people show themselves only to the desk.
        </EmptyState>
      )}
      {shown && kind === 'users' && count > 0 && (
        <ul className={styles.rows} aria-label="People">
          {shown.people.map((person) => (
            <li key={person.userId}>
              <a className={styles.row} href={hrefOf('people', person.userId)}>
                <Avatar
                  id={person.userId}
                  name={person.name}
                  size="large"
                  photo={person.photoFileId && `/files/${person.photoFileId}`}
                />
                <span className={styles.words}>
                  <bdi className={styles.name}>{person.name}</bdi>
                  <span className={styles.muted}>{person.standing}</span>
                  {person.about && (
                    <span className={styles.about} dir="auto">
                      {person.about}
                    </span>
                  )}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {shown && kind === 'companies' && count > 0 && (
        <ul className={styles.rows} aria-label="Companies">
          {shown.companies.map((company) => (
            <li key={company.companyId} className={styles.row}>
              <Avatar id={company.companyId} name={company.name} size="large" />
              <span className={styles.words}>
                <bdi className={styles.name}>{company.name}</bdi>
                <span className={styles.muted}>
                  {company.people} {company.people === 1 ? 'person' : 'people'}
                </span>
                {company.about && (
                  <span className={styles.about} dir="auto">
                    {company.about}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
