import { useSession, type SignedIn } from '../../stores/session.ts'
import { useSettings } from '../../stores/settings.ts'
import { tellError } from '../../ui/toast.ts'
import { CacheSection } from '../files/index.ts'
import { AdministratorsSection, NetworkSection } from '../network/index.ts'
import { PaneHead } from '../pane-states/index.ts'
import { SavedRepliesSection } from '../saved-replies/index.ts'
import { AppFactsSection } from './AppFactsSection.tsx'
import { SendingSection } from './SendingSection.tsx'
import { SignOut } from './SignOut.tsx'
import { NotificationsSection } from './told/NotificationsSection.tsx'
import { UpdateSection } from './UpdateSection.tsx'
import styles from './SettingsPane.module.css'

const THEMES = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
] as const

/** Settings of this computer, updates, facts, and the way out. */
export function SettingsPane() {
  const session = useSession((state) => state.session)
  return (
    <section className={styles.pane} aria-label="Settings">
      <PaneHead title="Settings" />
      <div className={styles.sections}>
        <ThemeSection />
        <SendingSection />
        <NotificationsSection signedIn={session.state === 'signedIn'} />
        {session.state === 'signedIn' && (
          <SavedRepliesSection mayWrite={session.permissions.includes('chat.reply')} />
        )}
        {session.state === 'signedIn' && <NetworkSection />}
        {session.state === 'signedIn' && <AdministratorsSection />}
        {session.state === 'signedIn' && <CacheSection />}
        {session.state === 'signedIn' && <AccountSection session={session} />}
        <UpdateSection />
        <AppFactsSection />
      </div>
    </section>
  )
}

function ThemeSection() {
  const { settings, save } = useSettings()
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>Look</legend>
      <div className={styles.choices}>
        {THEMES.map(({ theme, label }) => (
          <label key={theme} className={styles.choice}>
            <input
              type="radio"
              name="theme"
              checked={settings.theme === theme}
              onChange={() => void save({ ...settings, theme }).catch(tellError)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function AccountSection({ session }: { session: SignedIn }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Account</h2>
      <dl className={styles.facts}>
        <dt>Name</dt>
        <dd>
          <bdi>{session.name}</bdi>
        </dd>
        <dt>E-mail</dt>
        <dd>{session.email}</dd>
        <dt>Server</dt>
        <dd>{session.server}</dd>
      </dl>
      <SignOut />
    </section>
  )
}
