import { CountBadge } from '../../renderer/ui/Chip.tsx'
import { useNetworkName } from '../network-name.ts'
import { hrefOf } from './address.ts'
import { PAGES, type PortalPage } from './pages.ts'
import styles from './Bar.module.css'

/** The way to each page: a rail where there is room, a bar below everything on a phone. */
export function Bar({ chosen, unread }: { chosen: PortalPage | undefined; unread: number }) {
  const networkName = useNetworkName()
  return (
    <nav className={styles.bar} aria-label="Pages">
      <span className={styles.mark} aria-hidden="true">
        {networkName.slice(0, 1)}
      </span>
      {PAGES.map(({ path, label, Icon }) => {
        if (!Icon) return null
        return (
          <a
            key={path}
            className={styles.link}
            href={hrefOf(path)}
            aria-current={path === chosen?.path ? 'page' : undefined}
          >
            <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
            <span className={styles.label}>{label}</span>
            {path === 'chats' && unread > 0 && (
              <span className={styles.badge}>
                <CountBadge count={unread} unit="unread" tone="danger" />
              </span>
            )}
          </a>
        )
      })}
    </nav>
  )
}
