import { MessageSquare } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PublicProfile } from '../../../protocol/wire/http.ts'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import { reasonOf } from '../../api-error.ts'
import { fetchProfile, openChatByLink, profilePhotoHref } from '../../api.ts'
import { conversationHref } from '../../route.ts'
import { hrefOf } from '../../shell/address.ts'
import type { PageProps } from '../../shell/pages.ts'
import { useTypedInTab } from '../../typed.ts'
import { PublicFrame } from './PublicFrame.tsx'
import { SignUp, signUpPlace, Who } from './SignUp.tsx'
import { useFetched } from './use-fetched.ts'
import styles from './ProfilePage.module.css'

/** A public profile as a signed-in person sees it: Chat opens the chat with the desk at once. */
export function ProfilePage({ desk, rest }: PageProps) {
  const linkId = rest[0] ?? ''
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const chat = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const conversationId = await openChatByLink(linkId)
      await desk.chats.refresh()
      location.hash = conversationHref(conversationId)
    } catch (refused) {
      setError(reasonOf(refused))
      setBusy(false)
    }
  }
  return (
    <Profile linkId={linkId} reader={desk.me.userId} error={error} busy={busy} onChat={() => void chat()} />
  )
}

/** The same for somebody who is not signed in: they say who they are first, and come back here. */
export function SignedOutProfile({ rest }: { rest: readonly string[] }) {
  const linkId = rest[0] ?? ''
  return <StrangersProfile key={linkId} linkId={linkId} />
}

function StrangersProfile({ linkId }: { linkId: string }) {
  const [who, keepWho] = useTypedInTab(signUpPlace(linkId), Who)
  if (who !== null) {
    return (
      <SignUp
        linkId={linkId}
        who={who}
        onType={(typed) => keepWho(() => typed)}
        onBack={() => keepWho(() => null)}
      />
    )
  }
  return (
    <Profile
      linkId={linkId}
      reader=""
      error={null}
      busy={false}
      onChat={() => keepWho(() => ({ name: '', email: '' }))}
    />
  )
}

function Profile(props: {
  linkId: string
  reader: string
  error: string | null
  busy: boolean
  onChat: () => void
}) {
  const { linkId } = props
  const { value, read } = useFetched(linkId, fetchProfile, props.reader)
  const title = value.state === 'read' ? `${value.value.name} · ${value.value.networkName}` : null
  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])
  return (
    <PublicFrame fetched={value} what="This profile" onRetry={read}>
      {(person) => (
        <article className={styles.profile}>
          <Avatar
            id={linkId}
            name={person.name}
            size="huge"
            photo={person.photoFileId === null ? null : profilePhotoHref(linkId)}
          />
          <h1 className={styles.name} dir="auto">
            {person.name}
          </h1>
          <p className={styles.place}>
            <a className={styles.link} href={hrefOf('l', person.locationId)}>
              {person.locationName}
            </a>
            {` · ${person.networkName}`}
          </p>
          {person.mayChat && (
            <>
              <Button
                className={styles.chat}
                look="primary"
                size="touch"
                disabled={props.busy}
                onClick={props.onChat}
              >
                <MessageSquare size={18} strokeWidth={1.75} aria-hidden="true" />
                Chat
              </Button>
              <p className={styles.readers}>
                You write to the {person.locationName} desk: {person.readers}.
              </p>
            </>
          )}
          {person.why !== null && <p className={styles.why}>{person.why}</p>}
          <p className={styles.error} role="alert">
            {props.error}
          </p>
          {person.about !== '' && (
            <section className={styles.section}>
              <h2 className={styles.heading}>About</h2>
              <p className={styles.about} dir="auto">
                <LinkedText text={person.about} onOpen={openOutside} />
              </p>
            </section>
          )}
          <Contacts person={person} />
        </article>
      )}
    </PublicFrame>
  )
}

function Contacts({ person: { email, phone } }: { person: PublicProfile }) {
  if (email === null && phone === null) return null
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>Contact</h2>
      <dl className={styles.facts}>
        {email !== null && (
          <div>
            <dt>E-mail</dt>
            <dd>
              <a className={styles.link} href={`mailto:${email}`}>
                {email}
              </a>
            </dd>
          </div>
        )}
        {phone !== null && (
          <div>
            <dt>Phone</dt>
            <dd>
              <a className={styles.link} href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>
                {phone}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function openOutside(url: string): void {
  window.open(url, '_blank', 'noopener,noreferrer')
}
