import { memo } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import type { Permission } from '../../../protocol/wire/rows/people.ts'
import { openLink } from '../../stores/links.ts'
import { useSession, useTimeZone } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkedText } from '../../ui/LinkedText.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { durationWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { ProfileFiles } from '../files/index.ts'
import { FaceAvatar, standingWords } from '../people/index.ts'
import { NoteEditor } from './NoteEditor.tsx'
import { NextBooking, OtherBookings } from './ProfileBookings.tsx'
import { ProfileContact } from './ProfileContact.tsx'
import { ProfileElsewhere } from './ProfileElsewhere.tsx'
import { ProfileFollowUps } from './ProfileFollowUps.tsx'
import { ProfileHistory } from './ProfileHistory.tsx'
import { ProfileReach } from './ProfileReach.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'
import { ProfileVisits } from './ProfileVisits.tsx'
import { startChat } from './start-chat.ts'
import { TagsEditor } from './TagsEditor.tsx'
import styles from './Profile.module.css'

/** Everything an administrator knows about a person or company. */
export const Profile = memo(function Profile(props: { profile: ProfileView; besideChat: boolean }) {
  const { profile, besideChat } = props
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const session = useSession((state) => state.session)
  const may = (permission: Permission) =>
    session.state === 'signedIn' && session.permissions.includes(permission)
  const { face } = profile
  const since = profile.since === null ? null : durationWords(profile.since, now, timeZone)
  return (
    <div className={styles.profile}>
      <ProfileMenu profile={profile} />
      <header className={styles.head}>
        <FaceAvatar face={face} size="huge" />
        <h2 className={styles.name}>
          <bdi>{face.name}</bdi>
        </h2>
        <p className={styles.standing}>
          {standingWords(profile.standing)}
          {since !== null &&
            (since === 'today' || since === 'yesterday' ? ` since ${since}` : ` for ${since}`)}
          {profile.plan && ` · ${profile.plan}`}
        </p>
        {!besideChat && may('chat.read') && (
          <Button look="primary" onClick={() => void startChat(face.subject)}>
            Chat
          </Button>
        )}
      </header>
      <TagsEditor key={`tags of ${face.subject.id}`} profile={profile} mayWrite={may('customers.write')} />
      {profile.nextBooking && <NextBooking booking={profile.nextBooking} now={now} timeZone={timeZone} />}
      <ProfileVisits profile={profile} now={now} timeZone={timeZone} />
      <ProfileFollowUps profile={profile} now={now} timeZone={timeZone} mayWrite={may('chat.reply')} />
      <ProfileContact profile={profile} onOpen={open} />
      <ProfileReach profile={profile} />
      <NoteEditor key={`note on ${face.subject.id}`} profile={profile} />
      <OtherBookings
        bookings={profile.recentBookings.filter(({ id }) => id !== profile.nextBooking?.id)}
        now={now}
        timeZone={timeZone}
      />
      <ProfileElsewhere profile={profile} />
      <ProfileFiles subject={face.subject} name={face.name} now={now} timeZone={timeZone} />
      <ProfileHistory
        key={`history of ${face.subject.id}`}
        subject={face.subject}
        now={now}
        timeZone={timeZone}
      />
      {profile.about && (
        <section>
          <h3 className={styles.title}>About</h3>
          <p className={styles.card}>
            <LinkedText text={profile.about} onOpen={open} />
          </p>
        </section>
      )}
    </div>
  )
})

function open(url: string): void {
  openLink(url).then((opened) => {
    if (!opened) showToast('This link was not opened: its address is not a safe one.')
  }, tellError)
}
