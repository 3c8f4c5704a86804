import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { discardEntry } from '../../../stores/outbox.ts'
import { Button } from '../../../ui/Button.tsx'
import { tellError } from '../../../ui/toast.ts'
import { Compare } from './Compare.tsx'
import styles from './Refused.module.css'

/** A page that was saved and not taken by the server: kept here, with the reason and the ways on. */
export function Refused(props: {
  page: LocationPageView
  refused: NonNullable<LocationPageView['refused']>
  /** Goes on writing with this text, upon the page as it is now. */
  onEdit: (blocks: WrittenRichText) => void
}) {
  const { page, refused, onEdit } = props
  const drop = () => void discardEntry(refused.opId).catch(tellError)
  if (refused.isConflict) {
    return (
      <Compare
        mine={refused.information}
        theirs={page.live.information.map((block) =>
          block.type === 'image' ? { type: 'image', fileId: block.file.id, alt: block.alt } : block,
        )}
        stagedFileIds={page.stagedFileIds}
        reason="Somebody else has changed this page before yours was published. Yours is kept here."
        onKeepMine={() => onEdit(refused.information)}
        onTakeTheirs={drop}
      />
    )
  }
  return (
    <div className={styles.refused} role="alert">
      <p>The page was not published: {refused.reason}</p>
      <div className={styles.actions}>
        <Button onClick={() => onEdit(refused.information)}>Edit it again</Button>
        <Button onClick={drop}>Discard it</Button>
      </div>
    </div>
  )
}
