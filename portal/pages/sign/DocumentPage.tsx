import { CheckCircle2, CircleAlert, FileX } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { SigningView } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { momentWords } from '../../../renderer/ui/time-words.ts'
import { documentHref, fetchSigning, sayRead, signedHref } from '../../api-signing.ts'
import { reasonOf } from '../../api-error.ts'
import { PdfPages } from '../../pdf/PdfPages.tsx'
import { useFetched } from '../public/use-fetched.ts'
import { SignForm } from './SignForm.tsx'
import { SignerList } from './SignerList.tsx'
import { NotOpened } from './NotOpened.tsx'
import styles from './DocumentPage.module.css'

/** How often the page looks whether the signed copy is made, while it waits for that. */
const LOOK_MS = 1500

/** The document of a request: reading it to its end, then signing or declining, and what has become of it. */
export function DocumentPage({ id }: { id: string }) {
  const { value, read } = useFetched(id, fetchSigning, 'signer')
  const [changed, setChanged] = useState<SigningView | null>(null)
  if (value.state === 'reading') {
    return (
      <main className={styles.page}>
        <p className={styles.quiet}>Opening the document…</p>
      </main>
    )
  }
  if (value.state !== 'read') {
    return (
      <main className={styles.page}>
        <NotOpened
          icon={<FileX size={20} strokeWidth={1.75} />}
          title="This document can’t be opened"
          gone="The request has ended, or was opened in another browser. Ask the desk to send it again."
          reason={value.state === 'failed' ? value.reason : null}
          onRetry={read}
        />
      </main>
    )
  }
  return <Document view={changed ?? value.value} onChange={setChanged} />
}

function Document({ view, onChange }: { view: SigningView; onChange: (view: SigningView) => void }) {
  const { signatureId, isMyTurn, hasRead } = view
  const [problem, setProblem] = useState<string | null>(null)
  const outcome = useRef<HTMLDivElement>(null)
  const [hasActed, setActed] = useState(false)
  // Whoever has signed or declined stands at the end of the document: what has come of it is brought before them.
  useEffect(() => {
    if (hasActed) outcome.current?.focus()
  }, [hasActed])
  const waitsForCopy = view.signers.every(({ status }) => status === 'signed') && view.signed === null
  useEffect(() => {
    if (!waitsForCopy) return
    const timer = setInterval(() => {
      fetchSigning(signatureId).then(onChange, (error: unknown) => setProblem(reasonOf(error)))
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [waitsForCopy, signatureId, onChange])
  const reachedEnd = useCallback(() => {
    if (!isMyTurn || hasRead) return
    sayRead(signatureId).then(
      (next) => {
        setProblem(null)
        onChange(next)
      },
      (error: unknown) => setProblem(reasonOf(error)),
    )
  }, [isMyTurn, hasRead, signatureId, onChange])
  return (
    // Arrow keys read on, also while there is nothing to press yet.
    <main className={styles.page} tabIndex={0}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1 className={styles.title}>
            <bdi>{view.title}</bdi>
          </h1>
          <p className={styles.quiet}>
            <bdi>{view.requestedBy}</bdi>, {view.locationName}
            {isMyTurn && ` · please sign by ${momentWords(view.expiresAt, Date.now(), view.timeZone)}`}
          </p>
          <SignerList view={view} />
        </header>
        <div ref={outcome} tabIndex={-1} className={styles.outcomePlace}>
          <Outcome view={view} />
        </div>
        <PdfPages
          href={documentHref(signatureId)}
          name={view.file.name}
          wayOut="Ask the desk to send it in another form, or on paper."
          onEnd={reachedEnd}
        />
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}{' '}
            <Button size="touch" onClick={reachedEnd}>
              Try again
            </Button>
          </p>
        )}
        {isMyTurn && !hasRead && (
          <p className={styles.hint} role="status">
            Read the document to its end. Then you can sign it or decline here.
          </p>
        )}
        {isMyTurn && hasRead && (
          <SignForm
            view={view}
            onDone={(next) => {
              onChange(next)
              setActed(true)
            }}
          />
        )}
        <p className={styles.hash}>SHA-256 of this document: {view.file.sha256}</p>
      </div>
    </main>
  )
}

/** What has become of it for this signer; nothing while it is their turn. */
function Outcome({ view }: { view: SigningView }): ReactNode {
  const me = view.signers.find(({ isMe }) => isMe)
  if (view.signed !== null) {
    return (
      <section className={styles.outcome} data-tone="good" aria-label="Signed" role="status">
        <CheckCircle2 size={20} strokeWidth={1.75} aria-hidden="true" />
        <div>
          <p className={styles.strong}>Signed by everybody</p>
          <p className={styles.hash}>SHA-256 of the signed copy: {view.signed.sha256}</p>
          <a className={styles.save} href={signedHref(view.signatureId)} download={view.signed.name}>
            Save the signed copy
          </a>
        </div>
      </section>
    )
  }
  if (view.isMyTurn || me === undefined) return null
  const words = outcomeWords(view, me.status)
  return (
    <section className={styles.outcome} data-tone={words.tone} role="status">
      {words.tone === 'good' ? (
        <CheckCircle2 size={20} strokeWidth={1.75} aria-hidden="true" />
      ) : (
        <CircleAlert size={20} strokeWidth={1.75} aria-hidden="true" />
      )}
      <div>
        <p className={styles.strong}>{words.title}</p>
        <p className={styles.quiet}>{words.next}</p>
      </div>
    </section>
  )
}

function outcomeWords(
  view: SigningView,
  mine: string,
): { tone: 'good' | 'warn'; title: string; next: string } {
  if (mine === 'declined') {
    return { tone: 'warn', title: 'You declined', next: 'The desk has your reason and writes to you.' }
  }
  if (view.status === 'declined') {
    return { tone: 'warn', title: 'Somebody else declined', next: 'Nothing more is to be done here.' }
  }
  const next = view.signers.find(({ status }) => status !== 'signed')
  if (mine === 'signed') {
    return {
      tone: 'good',
      title: 'You have signed',
      next:
        next === undefined
          ? view.copyFailed
            ? 'Everybody has signed. The copy could not be made yet: the desk knows and sees to it, and you get it by mail.'
            : 'The signed copy is being made. It comes here in a moment.'
          : `Next is ${next.name}. When all have signed, you get the signed copy.`,
    }
  }
  return {
    tone: 'warn',
    title: `${next?.name ?? 'Somebody else'} signs first`,
    next: 'You get a mail when it is your turn.',
  }
}
