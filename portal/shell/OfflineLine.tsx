import { WifiOff } from 'lucide-react'
import { useReachability } from '../reachability.ts'
import styles from './Shell.module.css'

/** Says that the server can't be reached, and that nothing is lost by it. */
export function OfflineLine() {
  const online = useReachability((state) => state.online)
  return (
    <div role="status">
      {!online && (
        <p className={styles.offline}>
          <WifiOff size={16} strokeWidth={1.75} aria-hidden="true" />
          You are offline. What you send waits here and goes out when you are back.
        </p>
      )}
    </div>
  )
}
