import { CircleAlert, FileX, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SigningChecked } from '../../../protocol/wire/http.ts'
import { exactWords } from '../../../renderer/ui/time-words.ts'
import styles from './CheckPage.module.css'

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const

type Unchanged = Extract<SigningChecked, { result: 'unchanged' }>

/** What checking a file has come to, in words. */
export function CheckedFile({ name, checked }: { name: string; checked: SigningChecked }) {
  switch (checked.result) {
    case 'unchanged':
      return (
        <Result tone="good" icon={<ShieldCheck {...ICON} />} title="Unchanged">
          <p>
            <bdi>{name}</bdi> is exactly as it was made here, and the record behind it holds.
          </p>
          <p className={styles.strong}>
            <bdi>{checked.title}</bdi>
          </p>
          <p>{STATUS_WORDS[checked.status]}</p>
          <ul className={styles.signers} aria-label="Signers">
            {checked.signers.map((signer, index) => (
              <li key={index}>
                <bdi>{signer.name}</bdi>, {signedWords(signer, checked)}
              </li>
            ))}
          </ul>
        </Result>
      )
    case 'logChanged':
      return (
        <Result tone="bad" icon={<CircleAlert {...ICON} />} title="The record was changed on the server">
          <p>
            <bdi>{name}</bdi> is as it was made, but the server’s record{' '}
            {checked.seq === null ? 'names another file' : `no longer holds from line ${checked.seq} on`}. Ask
            whoever runs it, and keep this file.
          </p>
        </Result>
      )
    case 'unknown':
      return (
        <Result tone="bad" icon={<FileX {...ICON} />} title="Changed since, or not from here">
          <p>
            No signed copy and no record here has exactly the bytes of <bdi>{name}</bdi>. A file that was
            printed and saved anew, or opened and saved by another program, is another file. Check the one
            that came from the desk.
          </p>
        </Result>
      )
  }
}

const STATUS_WORDS: Record<Unchanged['status'], string> = {
  sent: 'Not signed by everybody yet.',
  viewed: 'Not signed by everybody yet.',
  signed: 'Signed by everybody.',
  declined: 'Declined: it is not signed.',
  expired: 'Expired before everybody signed.',
  withdrawn: 'Withdrawn before everybody signed.',
}

function signedWords({ signedAt }: Unchanged['signers'][number], { timeZone }: Unchanged): string {
  return signedAt === null ? 'has not signed' : `signed ${exactWords(signedAt, timeZone)}`
}

function Result(props: { tone: 'good' | 'bad'; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className={styles.result} data-tone={props.tone} aria-label={props.title}>
      {props.icon}
      <div>
        <h2 className={styles.strong}>{props.title}</h2>
        {props.children}
      </div>
    </section>
  )
}
