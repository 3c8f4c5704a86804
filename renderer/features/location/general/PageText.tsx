import type { ReactNode } from 'react'
import { fileAddress, stagedAddress } from '../../../../protocol/ipc/addresses.ts'
import type { FileId } from '../../../../protocol/wire/ids.ts'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { openLink } from '../../../stores/links.ts'
import { RichText, type RichTextBlock } from '../../../ui/RichText.tsx'
import { showToast, tellError } from '../../../ui/toast.ts'
import styles from './PageText.module.css'

/** The Information page as its readers see it. In: the pictures that are only on this device. */
export function PageText(props: { blocks: WrittenRichText; stagedFileIds: readonly FileId[] }) {
  return (
    <RichText blocks={shownBlocks(props.blocks, props.stagedFileIds)} headingLevel={3} drawLink={drawLink} />
  )
}

/** Where the bytes of a picture are served to the window. */
function pictureAddress(fileId: FileId, stagedFileIds: readonly FileId[]): string {
  return stagedFileIds.includes(fileId) ? stagedAddress(fileId) : fileAddress(fileId)
}

function shownBlocks(blocks: WrittenRichText, stagedFileIds: readonly FileId[]): RichTextBlock[] {
  return blocks.map((block) =>
    block.type === 'image'
      ? {
          type: 'image',
          address: pictureAddress(block.fileId, stagedFileIds),
          alt: block.alt,
          width: null,
          height: null,
        }
      : block,
  )
}

function drawLink(href: string, words: ReactNode): ReactNode {
  return (
    <button type="button" role="link" className={styles.link} title={href} onClick={() => open(href)}>
      {words}
    </button>
  )
}

function open(url: string): void {
  openLink(url).then((opened) => {
    if (!opened) showToast('This link was not opened: its address is not a safe one.')
  }, tellError)
}
