import { useState } from 'react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import { fileAddress, stagedAddress } from '../../../../protocol/ipc/addresses.ts'
import { FileId } from '../../../../protocol/wire/ids.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { editLocation, stagePicture } from '../../../stores/location.ts'
import { useStatus } from '../../../stores/status.ts'
import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/toast.ts'
import { RichTextEditor } from '../editor/index.ts'
import { Compare } from './Compare.tsx'
import { isSamePage } from './same-page.ts'
import { LinkCheck } from './LinkCheck.tsx'
import type { PageDraftKept } from './use-page-draft.ts'
import styles from './InformationEditor.module.css'

/** Writing the Information page. What is typed outlives the pane and a crash; Save publishes it, now or when online. */
export function InformationEditor(props: {
  page: LocationPageView
  kept: PageDraftKept
  onDone: () => void
}) {
  const { page, kept, onDone } = props
  // What the editor began with: from then on it has the text, and a change of the page elsewhere must not move it.
  const [first, setFirst] = useState(
    () =>
      kept.draft ?? {
        blocks: page.shown.information,
        basisRev: page.live.rev,
        basis: page.shown.information,
      },
  )
  const [beginnings, setBeginnings] = useState(0)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const offline = useStatus(({ status }) => status?.connection === 'offline')
  const draft = kept.draft ?? first
  const theirs = page.shown.information
  const isOvertaken = !isSamePage(draft.basis, theirs) && !isSamePage(draft.blocks, theirs)

  const save = () => {
    setBusy(true)
    setError(null)
    editLocation({ information: draft.blocks }, draft.basisRev).then(
      () => {
        kept.drop()
        showToast(
          offline ? 'Saved. The page will publish when online.' : 'Saved. The page is being published.',
        )
        onDone()
      },
      (reason: Error) => {
        setError(reason.message)
        setBusy(false)
      },
    )
  }
  const startAgain = (blocks: WrittenRichText) => {
    const next = { blocks, basisRev: page.live.rev, basis: theirs }
    kept.write(next)
    setFirst(next)
    setBeginnings(beginnings + 1)
  }
  return (
    <div className={styles.editing}>
      {isOvertaken && (
        <Compare
          mine={draft.blocks}
          theirs={theirs}
          stagedFileIds={page.stagedFileIds}
          reason="Somebody else has changed this page while you were writing."
          onKeepMine={() => startAgain(draft.blocks)}
          onTakeTheirs={() => startAgain(theirs)}
        />
      )}
      <RichTextEditor
        key={beginnings}
        label="Information page"
        first={first.blocks}
        addresses={(id) => addressesOf(FileId.parse(id), page.stagedFileIds)}
        onChange={(blocks) => kept.write({ ...draft, blocks })}
        onPicture={(file) => stagePicture(page.live.id, file)}
      />
      <LinkCheck blocks={draft.blocks} page={page} />
      {error && (
        <p className={styles.error} role="alert">
          Not saved: {error}
        </p>
      )}
      {kept.problem && (
        <p className={styles.error} role="alert">
          What you type is not kept: {kept.problem}
        </p>
      )}
      <footer className={styles.actions}>
        <p className={styles.hint}>
          {kept.draft
            ? 'The draft is kept on this computer until you save it.'
            : 'Nothing has been changed yet.'}
        </p>
        <Button
          onClick={() => {
            kept.drop()
            onDone()
          }}
        >
          Discard
        </Button>
        <Button onClick={onDone}>Close</Button>
        <Button look="primary" disabled={busy || !kept.draft || isOvertaken} onClick={save}>
          Save
        </Button>
      </footer>
    </div>
  )
}

function addressesOf(id: FileId, staged: readonly FileId[]): string[] {
  return staged.includes(id) ? [stagedAddress(id), fileAddress(id)] : [fileAddress(id), stagedAddress(id)]
}
