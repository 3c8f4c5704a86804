import type { Touched } from '../store/sync-port.ts'
import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** What a desk keeps besides its chats: saved replies, follow-ups, hand-overs (use case 2). */
export function deskCommands(session: Session, changed: Changed): Section<'desk'> {
  const store = () => session.account().store

  async function saved<Id>(write: Promise<{ id: Id; touched: Touched }>): Promise<{ id: Id }> {
    const { id, touched } = await write
    await changed(Promise.resolve(touched))
    return { id }
  }

  return {
    'desk.colleagues': async () => store().colleagues(),
    'desk.savedReplies': async (input) => store().savedReplies(input),
    'desk.saveReply': async (input) => saved(store().saveReply(input)),
    'desk.removeReply': async (input) => changed(store().removeReply(input)),
    'desk.followUps': async (input) => store().followUps(input),
    'desk.followUpChoices': async (input) => store().followUpChoices(input),
    'desk.followUp': async (input) => saved(store().saveFollowUp(input)),
    'desk.followUpDone': async (input) => changed(store().followUpDone(input)),
    'desk.unfinished': async (input) => store().unfinished(input),
    async 'desk.saveUnfinished'(input) {
      await store().saveUnfinished(input)
      return {}
    },
    'desk.handOver': async () => store().handOver(),
    'desk.lastHandOver': async () => ({ last: await store().lastHandOver() }),
    'desk.writeHandOver': async (input) => saved(store().writeHandOver(input)),
    'desk.acknowledgeHandOver': async (input) => changed(store().acknowledgeHandOver(input)),
  }
}
