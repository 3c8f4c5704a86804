import { useEffect, type ReactNode } from 'react'
import type { PublicInformation } from '../../../protocol/wire/http.ts'
import { RichText, type RichTextBlock } from '../../../renderer/ui/RichText.tsx'
import { fetchInformation, pictureHref } from '../../api.ts'
import { hrefOf } from '../../shell/address.ts'
import { OPEN_AT } from '../open/OpenVisitorsPage.tsx'
import { PublicFrame } from './PublicFrame.tsx'
import { useFetched } from './use-fetched.ts'
import styles from './InformationPage.module.css'

/** The Information page of a location, for members and for everybody who has its address (use case 1). */
export function InformationPage({ rest }: { rest: readonly string[] }) {
  const { value, read } = useFetched(rest[0] ?? '', fetchInformation, '')
  const title = value.state === 'read' ? `${value.value.name} · ${value.value.networkName}` : null
  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])
  return (
    <PublicFrame fetched={value} what="This page" onRetry={read}>
      {(page) => (
        <article>
          <header className={styles.head}>
            <p className={styles.network}>{page.networkName}</p>
            <h1 className={styles.title}>{page.name}</h1>
            {page.address !== '' && <p className={styles.address}>{page.address}</p>}
            {(page.open.community || page.open.feed || page.open.visitors) && (
              <nav className={styles.open} aria-label={`More of ${page.name}`}>
                {page.open.community && <a href={hrefOf('community', page.locationId)}>Community</a>}
                {page.open.feed && <a href={hrefOf('feed', page.locationId)}>Feed</a>}
                {page.open.visitors && <a href={hrefOf('visitors', OPEN_AT, page.locationId)}>Visitors</a>}
              </nav>
            )}
          </header>
          {page.information.length === 0 ? (
            <p className={styles.empty}>Nothing has been written here yet.</p>
          ) : (
            <RichText blocks={blocksOf(page)} headingLevel={2} drawLink={drawLink} />
          )}
        </article>
      )}
    </PublicFrame>
  )
}

function blocksOf({ locationId, information }: PublicInformation): RichTextBlock[] {
  return information.map((block) => {
    if (block.type !== 'image') return block
    const { id, width, height } = block.file
    return { type: 'image', address: pictureHref(locationId, id), alt: block.alt, width, height }
  })
}

/** A page of this server opens here; any other learns nothing of where its reader came from. */
function drawLink(href: string, words: ReactNode): ReactNode {
  const isOurs = URL.canParse(href) && new URL(href).origin === location.origin
  const elsewhere = isOurs ? {} : { target: '_blank', rel: 'noopener noreferrer nofollow' }
  return (
    <a className={styles.link} href={href} {...elsewhere}>
      {words}
    </a>
  )
}
