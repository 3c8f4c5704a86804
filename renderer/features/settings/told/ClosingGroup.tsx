import { useEffect } from 'react'
import { useSettings } from '../../../stores/settings.ts'
import { useTold } from '../../../stores/told.ts'
import { tellError } from '../../../ui/toast.ts'
import styles from '../SettingsPane.module.css'

/** What closing the window does, where the system has a tray to go on in. */
export function ClosingGroup() {
  const { settings, facts, save } = useSettings()
  const tray = useTold(({ told }) => told?.tray ?? false)
  useEffect(() => useTold.getState().watch(), [])
  if (facts?.platform.startsWith('darwin')) return null
  return (
    <fieldset className={styles.group}>
      <legend className={styles.groupTitle}>Closing the window</legend>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.closeToTray}
          aria-describedby="closing-hint"
          onChange={({ target }) => void save({ ...settings, closeToTray: target.checked }).catch(tellError)}
        />
        Keep Foyer running in the tray
      </label>
      <p id="closing-hint" className={styles.hint}>
        {closingWords(settings.closeToTray, tray)}
      </p>
    </fieldset>
  )
}

function closingWords(wanted: boolean, tray: boolean): string {
  if (!wanted) return 'Closing the window quits Foyer: nobody is told of messages and visits then.'
  if (tray) return 'Messages and visits are still told. Quit with the icon’s menu, or with File, Quit.'
  return 'This desktop shows no tray, so closing the window quits Foyer. It starts to hold when there is one.'
}
