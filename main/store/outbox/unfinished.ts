import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'

/** Texts that are being written in a pane, one for each place and location: kept like drafts, as they are nowhere else. */
export function unfinishedVerbs({ outbox }: StoreContext): Pick<Store, 'unfinished' | 'saveUnfinished'> {
  return {
    unfinished: (key) => ({
      text:
        outbox.get<{ text: string }>(
          'SELECT text FROM unfinished WHERE place = @place AND location_id = @locationId',
          key,
        )?.text ?? '',
    }),

    saveUnfinished: ({ text, ...key }) => {
      if (text === '') {
        outbox.run('DELETE FROM unfinished WHERE place = @place AND location_id = @locationId', key)
      } else {
        outbox.run(
          'INSERT OR REPLACE INTO unfinished (place, location_id, text) VALUES (@place, @locationId, @text)',
          { ...key, text },
        )
      }
    },
  }
}
