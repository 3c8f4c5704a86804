import { Link2Off } from 'lucide-react'
import { useState } from 'react'
import type { SigningLinkView } from '../../../protocol/wire/http.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { reasonOf } from '../../api-error.ts'
import { mailSigningCode, openSigningLink, readSigningLink } from '../../api-signing.ts'
import { documentHref } from './document-href.ts'
import { useFetched } from '../public/use-fetched.ts'
import { CodeStep } from '../sign-in/CodeStep.tsx'
import { NotOpened } from './NotOpened.tsx'
import styles from '../sign-in/SignInPage.module.css'

/** The page of a mailed link: what there is to sign and who asks; the code that is mailed then opens it, once. */
export function LinkPage({ secret }: { secret: string }) {
  const { value, read } = useFetched(secret, readSigningLink, 'signer')
  if (value.state === 'read') return <Opening secret={secret} link={value.value} />
  if (value.state === 'reading') {
    return (
      <main className={styles.page}>
        <p className={styles.words}>Opening your link…</p>
      </main>
    )
  }
  return (
    <main className={styles.page}>
      <NotOpened
        icon={<Link2Off size={20} strokeWidth={1.75} />}
        title="This link can’t be opened"
        gone="It was used, or the request has ended. Ask the desk to send it again."
        reason={value.state === 'failed' ? value.reason : null}
        onRetry={read}
      />
    </main>
  )
}

function Opening({ secret, link }: { secret: string; link: SigningLinkView }) {
  const [mailedAtMs, setMailedAtMs] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await mailSigningCode(secret)
      setMailedAtMs(Date.now())
    } catch (refused) {
      setError(reasonOf(refused))
    }
    setBusy(false)
  }
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <span className={styles.mark} aria-hidden="true">
            {link.networkName.slice(0, 1)}
          </span>
          <span className={styles.network}>{link.networkName}</span>
        </div>
        {mailedAtMs === null ? (
          <div className={styles.form}>
            <h1 className={styles.title}>
              Sign “<bdi>{link.title}</bdi>”
            </h1>
            <p className={styles.words}>
              <bdi>{link.requestedBy}</bdi> asks you to read and sign it. To show that it is you, we mail a
              six-digit code to <strong className={styles.address}>{link.email}</strong>.
            </p>
            {error !== null && (
              <p className={styles.notice} role="alert">
                {error}
              </p>
            )}
            <Button
              className={styles.wide}
              look="primary"
              size="touch"
              disabled={busy}
              onClick={() => void ask()}
            >
              {busy ? 'Mailing the code…' : 'Mail me the code'}
            </Button>
          </div>
        ) : (
          <CodeStep
            pending={{ email: link.email, mailedAtMs }}
            isNew
            purpose={{ words: 'Open the document', busyWords: 'Opening…' }}
            ask={() => mailSigningCode(secret)}
            enter={async (code) => {
              const id = await openSigningLink(secret, code)
              // The link is used up: Back must not lead to it.
              location.replace(documentHref(id))
            }}
            onResent={(pending) => setMailedAtMs(pending.mailedAtMs)}
            onBack={() => setMailedAtMs(null)}
            onSignedIn={() => undefined}
          />
        )}
      </div>
    </main>
  )
}
