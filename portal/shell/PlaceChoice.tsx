import type { PortalPlace } from '../../protocol/wire/http.ts'
import { hrefOf } from './address.ts'
import styles from './PlaceChoice.module.css'

/** Which location is shown, where there are several to choose from. */
export function PlaceChoice(props: { path: string; places: readonly PortalPlace[]; chosen: PortalPlace }) {
  const { path, places, chosen } = props
  if (places.length < 2) return <p className={styles.name}>{chosen.name}</p>
  return (
    <nav className={styles.choice} aria-label="Locations">
      {places.map((place) => (
        <a
          key={place.locationId}
          className={styles.place}
          href={hrefOf(path, place.locationId)}
          aria-current={place.locationId === chosen.locationId ? 'true' : undefined}
        >
          {place.name}
        </a>
      ))}
    </nav>
  )
}
