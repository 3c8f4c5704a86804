import { useSession, type SignedIn } from '../stores/session.ts'
import { useStatus } from '../stores/status.ts'
import { Menu } from '../ui/Menu.tsx'
import { tellError } from '../ui/toast.ts'
import styles from './LocationSwitcher.module.css'

/** The sign of the location; a menu when one works at several. */
export function LocationSwitcher({ session }: { session: SignedIn }) {
  const elsewhere = useStatus(({ badges }) => badges.elsewhere)
  const sign = [...session.locationName][0]?.toLocaleUpperCase('en') ?? '?'
  if (session.locations.length < 2) {
    return (
      <span className={styles.sign} title={session.locationName} aria-hidden="true">
        {sign}
      </span>
    )
  }
  const items = session.locations.map(({ id, name }) => ({
    label: name,
    checked: id === session.locationId,
    run: () => void useSession.getState().useLocation(id).catch(tellError),
  }))
  return (
    <Menu items={items} side="right">
      <button
        type="button"
        className={styles.sign}
        aria-label={`Location: ${session.locationName}. Change`}
        aria-description={elsewhere > 0 ? `${elsewhere} waiting at your other locations` : undefined}
      >
        {sign}
        {elsewhere > 0 && (
          <span className={styles.elsewhere} title={`${elsewhere} waiting at your other locations`} />
        )}
      </button>
    </Menu>
  )
}
