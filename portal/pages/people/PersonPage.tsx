import { MessageSquare, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { UserId } from '../../../protocol/wire/ids.ts'
import { fetchPerson } from '../../api-community.ts'
import { chatWithHref } from '../../route.ts'
import { hrefOf } from '../../shell/address.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import type { PageProps } from '../../shell/pages.ts'
import { useRead } from '../../use-read.ts'
import styles from './PersonPage.module.css'

/** What somebody shows of themselves to whoever looks: name, photo, About, and the contacts that they allow. */
export function PersonPage({ rest }: PageProps) {
  const id = UserId.safeParse(rest[0]).data ?? null
  const read = useRead(
    `person:${id}`,
    () => (id === null ? Promise.resolve(null) : fetchPerson(id)),
    'people',
    'feed',
    'places',
  )
  const person = read.value
  if (id === null || (read.reason !== null && !person)) {
    return (
      <PageFrame title="Profile">
        <EmptyState
          icon={<UserX size={20} strokeWidth={1.75} />}
          title="This profile is no longer available"
          action={<a href={hrefOf('community')}>Go to the Community</a>}
        >
          {id === null
            ? 'The address may have been cut short.'
            : read.isGone
              ? 'They may have left, or show themselves only to the desk.'
              : read.reason}
        </EmptyState>
      </PageFrame>
    )
  }
  if (!person) {
    return (
      <PageFrame title="Profile">
        <p role="status">Reading the profile…</p>
      </PageFrame>
    )
  }
  const facts: [string, ReactNode][] = []
  const link = (address: string, words: string) => <a href={address}>{words}</a>
  if (person.email) facts.push(['E-mail', link(`mailto:${person.email}`, person.email)])
  if (person.phone) facts.push(['Phone', link(`tel:${person.phone.replace(/[^+\d]/g, '')}`, person.phone)])
  if (person.places.length > 0) facts.push(['At', person.places.join(', ')])
  return (
    <PageFrame title={person.name}>
      <article className={styles.card} aria-label={`Profile of ${person.name}`}>
        <Avatar
          id={person.userId}
          name={person.name}
          size="huge"
          photo={person.photoFileId && `/files/${person.photoFileId}`}
        />
        {person.standing && <p className={styles.standing}>{person.standing}</p>}
        {person.about && <LinkedText text={person.about} />}
        {facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map(([label, words]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        )}
        {person.mayChat && (
          <Button look="primary" size="touch" onClick={() => location.assign(chatWithHref(person.userId))}>
            <MessageSquare size={18} strokeWidth={1.75} aria-hidden="true" />
            Chat
          </Button>
        )}
        {person.self && <a href={hrefOf('me')}>Edit what you show</a>}
      </article>
    </PageFrame>
  )
}
