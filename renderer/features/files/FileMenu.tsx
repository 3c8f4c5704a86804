import { Ellipsis } from 'lucide-react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { pinFile } from '../../stores/files.ts'
import { useFileOverlay } from '../../stores/files-overlay.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { saveFileAs } from './save-file-as.ts'
import { shownName } from './shown-name.ts'
import styles from './FileMenu.module.css'

/** What can be done with a file besides looking at it. `first` stands above the rest. */
export function FileMenu(props: { file: FileRef; pinned?: boolean; first?: readonly MenuItem[] }) {
  const { file, pinned = false } = props
  const name = shownName(file.name)
  const items: MenuItem[] = [
    ...(props.first ?? []),
    { label: 'Save as…', run: () => saveFileAs(file) },
    { label: 'Forward…', run: () => useFileOverlay.setState({ forwarding: [file.id] }) },
    {
      label: pinned ? 'Don’t keep offline' : 'Keep offline',
      run: () => {
        pinFile(file.id, !pinned).then(
          () => showToast(pinned ? `${name} is no longer kept offline` : `${name} is kept offline`),
          tellError,
        )
      },
    },
  ]
  return (
    <Menu items={items}>
      <button type="button" className={styles.more} aria-label={`More about ${name}`}>
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Menu>
  )
}
