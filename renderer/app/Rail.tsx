import { useNavigation } from '../stores/navigation.ts'
import type { SignedIn } from '../stores/session.ts'
import { useStatus } from '../stores/status.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { CountBadge } from '../ui/Chip.tsx'
import { Menu } from '../ui/Menu.tsx'
import { LocationSwitcher } from './LocationSwitcher.tsx'
import { PANES, type Pane } from './panes.ts'
import styles from './Rail.module.css'

/** The dark column at the left: the location, the panes with their counts, and oneself. */
export function Rail({ session, onShowShortcuts }: { session: SignedIn; onShowShortcuts: () => void }) {
  const goToPane = useNavigation((state) => state.goToPane)
  const online = useStatus((state) => state.status?.connection === 'online')
  const upper = PANES.filter(({ pane }) => pane !== 'settings')
  const settings = PANES.filter(({ pane }) => pane === 'settings')
  return (
    <nav className={styles.rail} aria-label="Panes">
      <LocationSwitcher session={session} />
      {upper.map((pane) => (
        <RailButton key={pane.pane} {...pane} />
      ))}
      <span className={styles.gap} />
      {settings.map((pane) => (
        <RailButton key={pane.pane} {...pane} />
      ))}
      <Menu
        side="right"
        items={[
          { label: 'Settings and sign out', run: () => goToPane('settings') },
          { label: 'Outbox', run: () => goToPane('outbox') },
          { label: 'Hand-over', run: () => goToPane('handOver') },
          { label: 'Keyboard shortcuts', run: onShowShortcuts },
        ]}
      >
        <button type="button" className={styles.self} aria-label={`${session.name}, menu`}>
          <Avatar id={session.userId} name={session.name} size="small" present={online} />
        </button>
      </Menu>
    </nav>
  )
}

/** What each pane counts; the others count nothing. */
const UNITS = {
  chats: 'unread',
  notifications: 'unread',
  customers: 'waiting',
  visitors: 'waiting',
  feed: 'new',
} as const

function isCounted(pane: Pane['pane']): pane is keyof typeof UNITS {
  return pane in UNITS
}

function RailButton({ pane, label, Icon }: Pane) {
  const chosen = useNavigation((state) => state.route.pane === pane)
  const goToPane = useNavigation((state) => state.goToPane)
  const count = useStatus(({ badges }) => (isCounted(pane) ? badges[pane] : 0))
  return (
    <button
      type="button"
      className={styles.button}
      aria-current={chosen ? 'page' : undefined}
      onClick={() => goToPane(pane)}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.label}>{label}</span>
      {isCounted(pane) && count > 0 && (
        <span className={styles.badge}>
          <CountBadge count={count} unit={UNITS[pane]} tone="danger" />
        </span>
      )}
    </button>
  )
}
