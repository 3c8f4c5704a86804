import { Dialog } from '../ui/Dialog.tsx'
import { shortcutList } from './shortcuts.ts'
import styles from './ShortcutSheet.module.css'

/** All shortcuts on one sheet. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const isMac = navigator.platform.startsWith('Mac')
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      {shortcutList(isMac).map(({ group, shortcuts }) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.title}>{group}</h3>
          <dl className={styles.list}>
            {shortcuts.map(({ keys, does }) => (
              <div key={keys + does} className={styles.row}>
                <dt>{does}</dt>
                <dd className={styles.keys}>
                  {keys.split(' ').map((key) => (
                    <kbd key={key} className={styles.key}>
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
