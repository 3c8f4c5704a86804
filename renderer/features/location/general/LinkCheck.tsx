import { Link2, TriangleAlert } from 'lucide-react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { checkedLinks } from './checked-links.ts'
import styles from './LinkCheck.module.css'

/** Where each link of the page leads, and what is wrong with it. */
export function LinkCheck({ blocks, page }: { blocks: WrittenRichText; page: LocationPageView }) {
  const links = checkedLinks(blocks, page)
  if (links.length === 0) return null
  return (
    <section aria-label="Links of the page">
      <h3 className={styles.title}>Links</h3>
      <ul className={styles.list}>
        {links.map(({ href, words, leadsTo, warning }) => (
          <li key={`${href} ${words}`} className={styles.link} data-tone={warning === null ? 'good' : 'warn'}>
            {warning === null ? (
              <Link2 size={15} strokeWidth={1.75} aria-hidden="true" />
            ) : (
              <TriangleAlert size={15} strokeWidth={1.75} aria-hidden="true" />
            )}
            <bdi className={styles.words}>{words}</bdi>
            <bdi className={styles.address}>{leadsTo}</bdi>
            {warning !== null && <span className={styles.warning}>{warning}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
