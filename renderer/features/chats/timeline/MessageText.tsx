import { Fragment, useMemo, useState } from 'react'
import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { openLink } from '../../../stores/links.ts'
import { LinkedText } from '../../../ui/LinkedText.tsx'
import { mentionRuns } from '../../../ui/mention-runs.ts'
import { showToast, tellError } from '../../../ui/toast.ts'
import { useSearchMarks } from '../../search/index.ts'
import { shortened } from './text-look.ts'
import type { Who } from './who.ts'
import styles from './MessageText.module.css'

/** The words of a message: links open through main, names of colleagues stand out, a very long text is folded. */
export function MessageText({ message, who }: { message: MessageView; who: Who }) {
  const { text, mentions } = message
  const [all, setAll] = useState(false)
  const cut = useMemo(() => shortened(text), [text])
  const shown = all || cut === null ? text : `${cut}…`
  const runs = useMemo(() => placed(mentionRuns(shown, mentions)), [shown, mentions])
  const marks = useSearchMarks(who.conversationId, shown)
  return (
    <div className={styles.text}>
      {runs.map((run, index) =>
        run.userId === null ? (
          <Fragment key={index}>
            <LinkedText text={run.text} from={run.at} marks={marks} onOpen={open} />
          </Fragment>
        ) : (
          <bdi key={index} className={styles.mention} data-me={run.userId === who.me}>
            {run.text}
          </bdi>
        ),
      )}
      {cut !== null && (
        <button type="button" className={styles.fold} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show less' : `Show all ${text.length.toLocaleString('en-GB')} characters`}
        </button>
      )}
    </div>
  )
}

/** Each run with its place in the whole text. */
function placed<Run extends { text: string }>(runs: readonly Run[]): (Run & { at: number })[] {
  let at = 0
  return runs.map((run) => {
    const here = { ...run, at }
    at += run.text.length
    return here
  })
}

function open(url: string): void {
  openLink(url).then((opened) => {
    if (!opened) showToast('This link was not opened: its address is not a safe one.')
  }, tellError)
}
