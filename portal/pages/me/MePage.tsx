import { fetchOwnProfile } from '../../api-community.ts'
import { hrefOf } from '../../shell/address.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import type { PageProps } from '../../shell/pages.ts'
import { ReadState } from '../../shell/ReadState.tsx'
import { useRead } from '../../use-read.ts'
import { BlockedPeople } from '../people/BlockedPeople.tsx'
import { AccountLine } from '../chats/AccountLine.tsx'
import { EmailForm } from './EmailForm.tsx'
import { Notifications } from './Notifications.tsx'
import { PrivacyForm } from './PrivacyForm.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { Sessions } from './Sessions.tsx'
import styles from './MePage.module.css'

/** The signed-in person's own page: what they say of themselves, who sees it, where they are signed in, and the way out. */
export function MePage({ desk }: PageProps) {
  const read = useRead('me', fetchOwnProfile, 'me')
  const own = read.value
  return (
    <PageFrame title="Me">
      {!own && <ReadState what="your profile" read={read} />}
      {own && (
        <>
          <ProfileForm key={own.photo?.id ?? ''} userId={desk.me.userId} own={own} onSaved={read.set} />
          <PrivacyForm own={own} onSaved={read.set} />
          <EmailForm own={own} onSaved={read.set} />
          <Notifications userId={desk.me.userId} />
          <Sessions own={own} timeZone={zone} />
        </>
      )}
      <section className={styles.card} aria-label="Membership">
        <a href={hrefOf('join')}>Ask to become a member</a>
      </section>
      <BlockedPeople desk={desk} className={styles.card} />
      <section className={styles.card} aria-label="Account">
        <AccountLine desk={desk} />
      </section>
    </PageFrame>
  )
}

/** Sessions belong to no location: their times are those of whoever looks. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
