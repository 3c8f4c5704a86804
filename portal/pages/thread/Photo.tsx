import { useState } from 'react'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import { LargeView } from './LargeView.tsx'
import styles from './FileView.module.css'

type FileRef = PortalMessage['files'][number]

/** A picture in the thread; pressed, it fills the screen. */
export function Photo({ file, href, onBroken }: { file: FileRef; href: string; onBroken: () => void }) {
  const [large, setLarge] = useState(false)
  const { width, height } = file
  const known = width !== null && height !== null
  return (
    <>
      <button
        type="button"
        className={styles.photo}
        aria-label={`Photo ${file.name}, open large`}
        onClick={() => setLarge(true)}
      >
        <img
          src={href}
          alt=""
          loading="lazy"
          data-known={known}
          // Room is made before the picture arrives, so that nothing moves then; a small one isn't blown up.
          style={known ? { aspectRatio: `${width} / ${height}`, maxWidth: width } : undefined}
          onError={onBroken}
        />
      </button>
      {large && (
        <LargeView file={file} href={href} onClose={() => setLarge(false)}>
          <img className={styles.whole} src={href} alt={file.name} />
        </LargeView>
      )}
    </>
  )
}
