import type { Touched } from '../store/sync-port.ts'
import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** How long a removed post can be put back before anybody hears of it: as long as its toast stands. */
const UNDO_MS = 6500

/** The feed of the current location (use case 5). */
export function feedCommands(session: Session, changed: Changed): Section<'feed'> {
  const store = () => session.account().store

  async function saved<Id>(write: Promise<{ id: Id; touched: Touched }>): Promise<{ id: Id }> {
    const { id, touched } = await write
    await changed(Promise.resolve(touched))
    return { id }
  }

  return {
    'feed.list': async () => store().feed(),
    'feed.comments': async (input) => store().comments(input),
    'feed.write': async (input) => saved(store().writePost(input)),
    async 'feed.remove'(input) {
      await changed(store().removePost({ ...input, holdUntil: Date.now() + UNDO_MS }))
      // One that had not left yet takes the copies of its files with it.
      await session.account().staging.sweep()
      return {}
    },
    'feed.undoRemove': async (input) => changed(store().undoRemovePost(input)),
    'feed.pin': async (input) => changed(store().pinPost(input)),
    'feed.hide': async (input) => changed(store().hidePost(input)),
    'feed.like': async (input) => changed(store().likePost(input)),
    'feed.comment': async (input) => saved(store().writeComment(input)),
    'feed.look': async (input) => changed(store().lookAtFeed(input)),
    'feed.removeComment': async (input) => changed(store().removeComment(input)),
  }
}
