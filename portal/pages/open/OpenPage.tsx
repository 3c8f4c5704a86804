import { LockKeyhole, WifiOff } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import type { Shown } from '../../api-open.ts'
import { useReachability, watchBrowserNetwork } from '../../reachability.ts'
import { useSession } from '../../session.ts'
import { hrefOf } from '../../shell/address.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import { ReadState } from '../../shell/ReadState.tsx'
import { useRead } from '../../use-read.ts'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import styles from './OpenPage.module.css'

/**
 * A page of a location that is open to everybody, as somebody sees it who is not signed in (use case 5). Where it isn't open,
 * or isn't there, they are asked to sign in, and come back here. It is read again and again: what is closed goes.
 */
export function OpenPage<Row, More = unknown>(props: {
  locationId: string
  title: 'Community' | 'Feed' | 'Visitors'
  /** "the directory". */
  what: string
  fetch: (locationId: string, pages: number) => Promise<Shown<Row> & More>
  /** What is shown; `signIn` asks to sign in, and is null for whoever is. */
  children: (shown: Shown<Row> & More, signIn: (() => void) | null) => ReactNode
  /** What is shown instead of all this once it was read, as a form is; null when nothing is. */
  instead?: ((shown: Shown<Row> & More) => ReactNode) | null
  /** It isn't open, or not any more: what is kept of it goes. */
  onGone?: () => void
}) {
  const { locationId, title, what, instead, onGone } = props
  const session = useSession((state) => state.session)
  const [pages, setPages] = useState(1)
  const [asked, setAsked] = useState(false)
  const read = useRead(`${title}:${locationId}`, () => props.fetch(locationId, pages))
  const { again, value } = read
  useEffect(() => watchBrowserNetwork(() => void again()), [again])
  useEffect(() => {
    if (pages > 1) void again()
  }, [pages, again])
  const heading = value === null ? title : `${title} · ${value.locationName}`
  useEffect(() => {
    document.title = heading
  }, [heading])

  const { isGone } = read
  useEffect(() => {
    if (isGone) onGone?.()
  }, [isGone, onGone])
  const isVisitor = session.state === 'signedIn'
  const wasSignedOut = session.state === 'signedOut' && session.notice !== null
  if (!isVisitor && (locationId === '' || asked || read.isGone || wasSignedOut)) {
    const { notice, email } = session.state === 'signedOut' ? session : { notice: null, email: '' }
    return <SignInPage notice={notice} email={email} />
  }
  if (instead && value !== null) return instead(value)
  return (
    <PageFrame
      title={title}
      head={
        value !== null &&
        !isVisitor && (
          <Button size="touch" onClick={() => setAsked(true)}>
            Sign in
          </Button>
        )
      }
    >
      <StaleLine />
      {read.isGone && (
        <EmptyState icon={<LockKeyhole size={20} strokeWidth={1.75} />} title="This is not open to everybody">
          Each location decides who sees it. Ask its desk.
        </EmptyState>
      )}
      {value === null && !read.isGone && <ReadState what={what} read={read} />}
      {value !== null && (
        <>
          <p className={styles.place}>
            <a className={styles.link} href={hrefOf('l', locationId)}>
              {value.locationName}
            </a>
            {`, ${value.networkName}`}
          </p>
          {props.children(value, isVisitor ? null : () => setAsked(true))}
          {value.hasMore && (
            <Button size="touch" onClick={() => setPages(pages + 1)}>
              Show more
            </Button>
          )}
        </>
      )}
    </PageFrame>
  )
}

/** Says that what is shown may be older than what is true. */
function StaleLine() {
  const online = useReachability((state) => state.online)
  return (
    <div className={styles.told} role="status">
      {!online && (
        <p className={styles.stale}>
          <WifiOff size={16} strokeWidth={1.75} aria-hidden="true" />
          You are offline. What was read before is shown; nothing of it is kept in this browser.
        </p>
      )}
    </div>
  )
}
