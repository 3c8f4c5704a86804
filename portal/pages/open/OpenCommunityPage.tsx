import { Building2 } from 'lucide-react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import type { PublicPerson } from '../../../protocol/wire/http.ts'
import { fetchOpenPeople, openPhotoHref } from '../../api-open.ts'
import community from '../community/CommunityPage.module.css'
import { OpenPage } from './OpenPage.tsx'
import styles from './OpenPage.module.css'

/** Who is here and shows that to everybody, with the contacts that each shows to everybody. */
export function OpenCommunityPage({ rest }: { rest: readonly string[] }) {
  const locationId = rest[0] ?? ''
  return (
    <OpenPage
      key={locationId}
      locationId={locationId}
      title="Community"
      what="the directory"
      fetch={fetchOpenPeople}
    >
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState
            icon={<Building2 size={20} strokeWidth={1.75} />}
            title="Nobody shows themselves to everybody"
          >
            Members see more of each other. Sign in if you are one.
          </EmptyState>
        ) : (
          <ul className={community.rows} aria-label="People">
            {rows.map((person) => (
              <li key={person.userId} className={community.row}>
                <OpenPerson person={person} locationId={locationId} />
              </li>
            ))}
          </ul>
        )
      }
    </OpenPage>
  )
}

function OpenPerson({ person, locationId }: { person: PublicPerson; locationId: string }) {
  const { userId, name, photoFileId, standing, about, email, phone } = person
  return (
    <>
      <Avatar id={userId} name={name} size="large" photo={photoFileId && openPhotoHref(locationId, userId)} />
      <span className={community.words}>
        <bdi className={community.name}>{name}</bdi>
        <span className={community.muted}>{standing}</span>
        {about && (
          <span className={styles.about} dir="auto">
            {about}
          </span>
        )}
        {(email ?? phone) && (
          <span className={styles.contacts}>
            {email && <a href={`mailto:${email}`}>{email}</a>}
            {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>}
          </span>
        )}
      </span>
    </>
  )
}
