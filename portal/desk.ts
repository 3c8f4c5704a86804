import type { PortalMe, PortalMessage } from '../protocol/wire/http.ts'
import type { ConversationId, MessageId, UserId } from '../protocol/wire/ids.ts'
import {
  blockPerson,
  editMessage,
  fetchChats,
  fetchMessages,
  markRead,
  reactToMessage,
  sendMessage,
  unsendMessage,
} from './api.ts'
import { chatOf, openChats } from './chats-store.ts'
import type { Chats } from './chats-store.ts'
import { localDrafts } from './drafts.ts'
import type { Drafts } from './drafts.ts'
import { openLive } from './live.ts'
import { localEntryStorage } from './outbox/entry-storage.ts'
import { browserFileBox, draftFilesName, outboxFilesName } from './outbox/file-box.ts'
import type { FileBox } from './outbox/file-box.ts'
import { fileHash } from './outbox/file-hash.ts'
import { connectionChanged, newsOf } from './news.ts'
import { notifyOf } from './told/notify.ts'
import { keepTelling, mayTell } from './told/telling.ts'
import { putComment, putPost } from './api-community.ts'
import { openChanges } from './outbox/changes.ts'
import type { Changes } from './outbox/changes.ts'
import { openOutbox } from './outbox/outbox.ts'
import type { Outbox } from './outbox/outbox.ts'
import { uploadFile } from './outbox/upload.ts'
import { watchBrowserNetwork } from './reachability.ts'
import { openThreads } from './thread/threads.ts'
import type { Threads } from './thread/threads.ts'
import { openTyping } from './thread/typing.ts'
import { openVisits } from './visits-store.ts'
import type { Visits } from './visits-store.ts'
import type { Typing } from './thread/typing.ts'

/** Everything that a signed-in person works with; it lives from sign-in to sign-out. */
export interface Desk {
  me: PortalMe
  chats: Chats
  threads: Threads
  outbox: Outbox
  /** Posts, comments and visitors that the server hasn't taken yet. */
  changes: Changes
  drafts: Drafts
  /** The bytes of files that belong to a draft. */
  draftFiles: FileBox
  typing: Typing
  visits: Visits
  /** These change a message at once: they need a connection, and throw ApiError or NetworkError without an effect. */
  edit(conversationId: ConversationId, id: MessageId, text: string): Promise<void>
  unsend(conversationId: ConversationId, id: MessageId): Promise<void>
  react(conversationId: ConversationId, id: MessageId, emoji: string, on: boolean): Promise<void>
  /** Blocks a person or takes that back; needs a connection, like the three before. */
  block(userId: UserId, active: boolean): Promise<void>
  /** Says how far a conversation was read; without a network the next opening says it again. */
  read(conversationId: ConversationId, seq: number): void
  close(): void
}

/** Joins the parts for one account and keeps them live. */
export function openDesk(me: PortalMe): Desk {
  const chats = openChats(fetchChats)
  const threads = openThreads((id, before) =>
    fetchMessages(id, before, chatOf(chats.use.getState(), id)?.otherUserId ?? null),
  )
  const visits = openVisits()
  /** A visitor has the one visit of the link, and no list. */
  const readVisits = (): void => {
    if (me.onlyConversationId === null) void visits.refresh()
  }
  const files = browserFileBox(outboxFilesName(me.userId))
  const outbox = openOutbox({
    storage: localEntryStorage(me.userId),
    files,
    hash: fileHash,
    upload: uploadFile,
    send: sendMessage,
    sent: (conversationId, message) => {
      threads.show(conversationId, message)
      void chats.refresh()
    },
    refused: (conversationId) => {
      void chats.refresh()
      void threads.refreshIfOpen(conversationId)
    },
  })
  const box = { files, hash: fileHash, upload: uploadFile }
  const changes = openChanges({ ...box, userId: me.userId, putPost, putComment, register: visits.register })
  const unsubscribe = threads.use.subscribe(({ byId }) => {
    const messages = [...byId.values()].flatMap(({ thread }) => thread?.messages ?? [])
    outbox.arrived(new Set(messages.map((message) => message.id)))
  })
  const readAgain = (): void => {
    void chats.refresh()
    void threads.refreshOpen()
    readVisits()
    outbox.run()
    changes.run()
  }
  const typing = openTyping((conversationId) => live.sayTyping(conversationId))
  const live = openLive({
    connected: () => {
      connectionChanged(true)
      readAgain()
    },
    changed: (conversationId) => {
      typing.arrived(conversationId)
      void chats.refresh()
      void threads.refreshIfOpen(conversationId)
    },
    visitsChanged: readVisits,
    news: newsOf,
    typing: (conversationId, name) => typing.heard(conversationId, name),
    // Any answer, a refusal too, shows that the server is there; silence shows the line "You are offline".
    lost: () => {
      connectionChanged(false)
      readAgain()
    },
  })
  const changed = async (conversationId: ConversationId, asked: Promise<PortalMessage>): Promise<void> => {
    threads.show(conversationId, await asked)
    void chats.refresh()
  }
  const stopNotifying = notifyOf(chats, visits, () => mayTell(me.userId))
  if (me.onlyConversationId === null) void keepTelling(me.userId)
  const unwatch = watchBrowserNetwork(() => {
    live.hurry()
    readAgain()
  })

  return {
    me,
    chats,
    threads,
    outbox,
    changes,
    drafts: localDrafts(me.userId),
    draftFiles: browserFileBox(draftFilesName(me.userId)),
    typing,
    visits,
    edit: (conversationId, id, text) => changed(conversationId, editMessage(id, text)),
    unsend: (conversationId, id) => changed(conversationId, unsendMessage(id)),
    react: (conversationId, id, emoji, on) => changed(conversationId, reactToMessage(id, emoji, on)),
    block: async (userId, active) => {
      await blockPerson(userId, active)
      await chats.refresh()
    },
    read: (conversationId, seq) => {
      void markRead(conversationId, seq)
        .then(() => chats.refresh())
        .catch(() => undefined)
    },
    close: () => {
      unwatch()
      stopNotifying()
      typing.close()
      unsubscribe()
      live.close()
      connectionChanged(false)
      outbox.stop()
      changes.stop()
    },
  }
}
