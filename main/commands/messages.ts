import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

export function messageCommands(session: Session, changed: Changed): Section<'messages'> {
  const store = () => session.account().store
  return {
    /** The disk's page; when the disk has less than a page of what is older, the server is asked first. */
    async 'messages.page'(input) {
      const page = await store().messagesPage(input)
      const oldest = page.messages.find((message) => message.seq !== null)?.seq ?? input.beforeSeq
      const complete = page.messages.length >= input.limit || oldest === null || oldest <= 1
      if (input.beforeSeq === null || complete) return page
      const { reached } = await session.account().sync.loadOlder(input.conversationId, oldest)
      return reached ? store().messagesPage(input) : page
    },
    async 'messages.send'(input) {
      const { messageId, opId, touched } = await store().sendMessage(input)
      await changed(Promise.resolve(touched))
      return { messageId, opId }
    },
    'messages.edit': async (input) => changed(store().editMessage(input)),
    'messages.unsend': async (input) => changed(store().unsendMessage(input)),
  }
}

export function draftCommands(session: Session, changed: Changed): Section<'drafts'> {
  const store = () => session.account().store
  return {
    'drafts.get': async (input) => store().draft(input),
    'drafts.save': async (input) => changed(store().saveDraft(input)),
  }
}
