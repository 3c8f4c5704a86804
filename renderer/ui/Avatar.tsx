import { useState } from 'react'
import { avatarColour, initials } from './avatar-look.ts'
import styles from './Avatar.module.css'

export interface AvatarProps {
  /** What the colour is made from. */
  id: string
  name: string
  size?: 'small' | 'medium' | 'large' | 'huge'
  /** The photo's address; initials are shown while there is none, or when it can't be loaded. */
  photo?: string | null
  /** A green dot: the person is there now. */
  present?: boolean
}

/** A person's or company's picture. It is decoration: the name always stands beside it in words. */
export function Avatar({ id, name, size = 'medium', photo = null, present = false }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const showPhoto = photo !== null && photo !== broken
  return (
    <span className={styles.avatar} data-size={size} aria-hidden="true">
      {showPhoto ? (
        <img className={styles.photo} src={photo} alt="" draggable={false} onError={() => setBroken(photo)} />
      ) : (
        <span className={styles.initials} style={{ backgroundColor: avatarColour(id) }}>
          {initials(name)}
        </span>
      )}
      {present && <span className={styles.present} />}
    </span>
  )
}
