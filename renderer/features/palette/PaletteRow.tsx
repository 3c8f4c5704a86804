import { CornerDownLeft, Terminal } from 'lucide-react'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import type { PaletteItem } from './palette-items.ts'
import styles from './PaletteRow.module.css'

/** One choice of the palette; the pointer chooses it like the arrow keys. */
export function PaletteRow(props: {
  id: string
  index: number
  item: PaletteItem
  active: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  const { item, active } = props
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={active}
      className={styles.row}
      data-index={props.index}
      onPointerMove={() => {
        if (!active) props.onPoint()
      }}
      onClick={props.onChoose}
    >
      {item.kind === 'command' ? (
        <>
          <span className={styles.icon}>
            <Terminal size={16} strokeWidth={1.75} aria-hidden="true" />
          </span>
          <span className={styles.name}>{item.command.label}</span>
          {item.command.keys && <kbd className={styles.keys}>{item.command.keys}</kbd>}
        </>
      ) : (
        <>
          <FaceAvatar face={item.face} size="small" />
          <bdi className={styles.name}>{item.face.name}</bdi>
          <StandingLabel standing={item.standing} />
          <bdi className={styles.detail}>
            {item.kind === 'person'
              ? item.detail
              : item.chat.last?.text || (item.chat.last?.file?.name ?? '')}
          </bdi>
        </>
      )}
      {active && <CornerDownLeft className={styles.enter} size={16} strokeWidth={1.75} aria-hidden="true" />}
    </div>
  )
}
