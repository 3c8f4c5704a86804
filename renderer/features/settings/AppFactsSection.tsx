import { useSettings } from '../../stores/settings.ts'
import styles from './SettingsPane.module.css'

/** What runs here, for somebody who asks for help. */
export function AppFactsSection() {
  const facts = useSettings((state) => state.facts)
  if (!facts) return null
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>About this app</h2>
      <dl className={styles.facts}>
        <dt>Foyer</dt>
        <dd>{facts.version}</dd>
        <dt>Electron</dt>
        <dd>{facts.electron}</dd>
        <dt>SQLite</dt>
        <dd>{facts.sqlite}</dd>
        <dt>System</dt>
        <dd>{facts.platform}</dd>
        <dt>Data folder</dt>
        <dd className={styles.path}>{facts.dataFolder}</dd>
      </dl>
    </section>
  )
}
