import { Users } from 'lucide-react'
import { useState } from 'react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import { editLocation, useExposure } from '../../../stores/location.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast, tellError } from '../../../ui/toast.ts'
import { ReaderChoice, SeenFacts } from '../general/SeenAs.tsx'
import type { Reader } from '../general/seen-by.ts'
import { ExposedPeople } from './ExposedPeople.tsx'
import { audiencesOf, exposureWords, LEVELS, type Shown, type Level } from './exposure-words.ts'
import styles from './VisibilityTab.module.css'

/** Who sees Community, Feed or Visitors. Before it changes, whom it shows is said with the number of people. */
export function VisibilityTab(props: { page: LocationPageView; what: Shown; mayWrite: boolean }) {
  const { page, what, mayWrite } = props
  const exposure = useExposure(({ value }) => value)
  const [asked, setAsked] = useState<Level | null>(null)
  const current = page.shown[`${what}Visibility`]
  const words = (level: Level) => exposureWords(what, level, page.shown.name, exposure)
  const save = (level: Level) => {
    setAsked(null)
    editLocation({ [`${what}Visibility`]: level }, page.live.rev).then(
      () => showToast(`${NAMES[what]} is now for: ${labelOf(level)}.`),
      tellError,
    )
  }
  return (
    <div className={styles.tab}>
      {what === 'community' && (
        <Button onClick={() => useNavigation.getState().goToPane('community')}>
          <Users size={16} strokeWidth={1.75} aria-hidden="true" /> Users
        </Button>
      )}
      <fieldset className={styles.levels} disabled={!mayWrite}>
        <legend className={styles.legend}>Who sees {NAMES[what]}</legend>
        {LEVELS.map(({ value, label }) => (
          <label key={value} className={styles.level} data-chosen={value === current}>
            <input
              type="radio"
              name={what}
              value={value}
              checked={value === current}
              onChange={() => setAsked(value)}
            />
            <span>
              <span className={styles.name}>{label}</span>
              <span className={styles.words}>{words(value)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {!mayWrite && <p className={styles.words}>Owners and managers can change this.</p>}
      {asked !== null && (
        <ChangeDialog
          page={page}
          what={what}
          level={asked}
          words={words(asked)}
          onSave={() => save(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

/** Says how many people a change shows, and whom, and lets one look at it from the eyes of others, before it is made (use case 5). */
function ChangeDialog(props: {
  page: LocationPageView
  what: Shown
  level: Level
  words: string
  onSave: () => void
  onClose: () => void
}) {
  const { page, what, level } = props
  const [reader, setReader] = useState<Reader>('member')
  return (
    <Dialog
      title={`Show ${NAMES[what]} to: ${labelOf(level)}?`}
      onClose={props.onClose}
      actions={
        <>
          <Button data-first-focus onClick={props.onClose}>
            Leave it
          </Button>
          <Button look="primary" onClick={props.onSave}>
            Change
          </Button>
        </>
      }
    >
      <p>{props.words}</p>
      <div className={styles.preview}>
        <ReaderChoice reader={reader} onChoose={setReader} />
        <SeenFacts
          reader={reader}
          fields={{ ...page.shown, [`${what}Visibility`]: level }}
          networkChatsOn={page.live.networkChatsOn}
        />
        {audiencesOf(reader, level, page.shown.name).map(({ audience, title }) => (
          <ExposedPeople key={audience} what={what} audience={audience} title={title} />
        ))}
      </div>
    </Dialog>
  )
}

const NAMES: Record<Shown, string> = { community: 'Community', feed: 'Feed', visitors: 'Visitors' }

function labelOf(level: Level): string {
  return LEVELS.find(({ value }) => value === level)?.label ?? level
}
