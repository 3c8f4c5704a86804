import type { LocationFields } from '../../../../protocol/ipc/page-views.ts'
import { useExposure } from '../../../stores/location.ts'
import { FilterChip } from '../../../ui/Chip.tsx'
import { READERS, seenBy, type Reader } from './seen-by.ts'
import styles from './Preview.module.css'

/** From whose eyes to look. */
export function ReaderChoice(props: { reader: Reader; onChoose: (reader: Reader) => void }) {
  return (
    <div className={styles.readers} role="group" aria-label="Preview as">
      <span className={styles.label}>Preview as</span>
      {READERS.map(({ value, label }) => (
        <FilterChip key={value} chosen={value === props.reader} onChoose={() => props.onChoose(value)}>
          {label}
        </FilterChip>
      ))}
    </div>
  )
}

/** What that reader has of a location whose fields are these, or would be. */
export function SeenFacts(props: { reader: Reader; fields: LocationFields; networkChatsOn: boolean }) {
  const { reader, fields, networkChatsOn } = props
  const exposure = useExposure(({ value }) => value)
  return (
    <dl className={styles.facts} aria-label={`What is seen as ${reader}`}>
      {seenBy(reader, fields, networkChatsOn, exposure).map(({ what, words, isSeen }) => (
        <div key={what} data-seen={isSeen}>
          <dt>{what}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
