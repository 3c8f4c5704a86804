import { z } from 'zod'
import { ConversationId, FileId, LocationId, MessageId, OpId, Subject, UserId } from '../wire/ids.ts'
import * as app from './app-views.ts'
import { STAGE_PATHS_MAX } from './limits.ts'
import { CUSTOMER_COMMANDS } from './customer-commands.ts'
import { APART_COMMANDS } from './apart-commands.ts'
import { DESK_COMMANDS } from './desk-commands.ts'
import { FEED_COMMANDS } from './feed-commands.ts'
import { FILE_COMMANDS } from './file-commands.ts'
import { NETWORK_COMMANDS } from './network-commands.ts'
import { PAGE_COMMANDS } from './page-commands.ts'
import { SIGNATURE_COMMANDS } from './signature-commands.ts'
import { SPACE_COMMANDS } from './space-commands.ts'
import { VISIT_COMMANDS } from './visit-commands.ts'
import { RECEPTION_COMMANDS } from './reception-commands.ts'
import { TOLD_COMMANDS } from './told-commands.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})
const query = z.string().max(200)

/**
 * The one table of what the window may ask of main: command -> input and output. Nothing else crosses. No path, SQL or
 * URL is among the inputs but the server's address at sign-in; files are named by ids (the preload turns dropped File
 * objects into paths, which the window never sees).
 */
export const COMMANDS = {
  'app.facts': { input: nothing, output: app.AppFacts },
  'app.badges': { input: nothing, output: app.Badges },
  'app.presence': { input: nothing, output: app.PresenceView },
  'app.status': { input: nothing, output: app.StatusView },
  /** Tries to connect at once instead of waiting for the next try. */
  'app.reconnect': { input: nothing, output: done },
  /** Keys are being pressed in the window, told at most every 150 ms: what goes on behind leaves room for them. */
  'app.handTypes': { input: nothing, output: done },
  /** The window has painted rows: measured as `firstPaintMs` by the smoke run. */
  'app.painted': { input: z.object({ pane: z.string().max(40) }), output: done },

  'session.get': { input: nothing, output: app.SessionView },
  'session.signIn': {
    input: z.object({
      server: z.string().max(500),
      email: z.string().max(300),
      password: z.string().max(1000),
    }),
    output: app.SessionView,
  },
  /**
   * With entries in the outbox or drafts, and without `discardOutbox`, nothing happens, and `waiting` and `drafts` say
   * how many.
   */
  'session.signOut': {
    input: z.object({ discardOutbox: z.boolean() }),
    output: z.object({ signedOut: z.boolean(), waiting: z.number().int(), drafts: z.number().int() }),
  },
  'session.useLocation': { input: z.object({ locationId: LocationId }), output: app.SessionView },

  'settings.get': { input: nothing, output: app.Settings },
  'settings.save': { input: app.Settings, output: app.Settings },

  'chats.list': {
    input: z.object({
      filter: z.enum(['all', 'unread', 'mine', 'unassigned', 'waiting', 'archived']),
      query,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ chats: z.array(view.ChatRow), total: z.number().int() }),
  },
  'chats.head': { input: z.object({ conversationId: ConversationId }), output: view.ChatHead },
  /** The one desk chat with a customer at the current location, whether or not it has a message yet. */
  'chats.open': { input: z.object({ subject: Subject }), output: view.ChatHead },
  /** The one chat between the signed-in user and another person; `cannotWrite` says why none may be started. */
  'chats.openDirect': { input: z.object({ userId: UserId }), output: view.ChatHead },
  'chats.markRead': {
    input: z.object({ conversationId: ConversationId, seq: z.number().int().nonnegative() }),
    output: done,
  },
  'chats.flagUnread': {
    input: z.object({ conversationId: ConversationId, unread: z.boolean() }),
    output: done,
  },
  'chats.assign': {
    input: z.object({ conversationId: ConversationId, assigneeUserId: UserId.nullable() }),
    output: done,
  },
  /** The own pin, mute and archive; what is left out stays. */
  'chats.mark': {
    input: z.object({
      conversationId: ConversationId,
      pinned: z.boolean().optional(),
      mutedUntil: z.number().int().nonnegative().nullable().optional(),
      archived: z.boolean().optional(),
    }),
    output: done,
  },
  /** Somebody is writing here: told to the others at most every 3 s, and never stored. */
  'chats.typing': { input: z.object({ conversationId: ConversationId }), output: done },
  /**
   * Asks where to keep it; with what is missing here fetched from the server first. False when cancelled. `missing`
   * says in a sentence which messages could not be had and are not in the file; null when it is whole.
   */
  'chats.export': {
    input: z.object({
      conversationId: ConversationId,
      format: z.enum(['pdf', 'json']),
      withNotes: z.boolean(),
    }),
    output: z.object({ saved: z.boolean(), messages: z.number().int(), missing: z.string().nullable() }),
  },
  /** Ends what `chats.export` or `chats.print` are about: they answer as if the system's dialog had been cancelled. */
  'chats.stopExport': { input: nothing, output: done },
  /** Opens the system's print dialog; false when it was cancelled. */
  'chats.print': {
    input: z.object({ conversationId: ConversationId, withNotes: z.boolean() }),
    output: z.object({ printed: z.boolean() }),
  },

  /** Newest first page when `beforeSeq` is null; messages come oldest first, waiting ones last. */
  'messages.page': {
    input: z.object({
      conversationId: ConversationId,
      beforeSeq: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: view.MessagePage,
  },
  /** The stored messages after one, for scrolling down from the middle; waiting ones come with the last page. */
  'messages.after': {
    input: z.object({
      conversationId: ConversationId,
      afterSeq: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(200),
    }),
    output: view.MessagePage,
  },
  /** The page that has this message in its middle: fetched when it is not on this device. */
  'messages.around': {
    input: z.object({
      conversationId: ConversationId,
      seq: z.number().int().positive(),
      limit: z.number().int().min(1).max(200),
    }),
    output: view.MessagePage,
  },
  /** Answers when the message is on disk: only then may the box be cleared (I2). */
  'messages.send': {
    input: z.object({
      conversationId: ConversationId,
      /** Whose chat it is, when it may not exist yet. */
      subject: Subject.nullable(),
      kind: z.enum(['text', 'note']),
      /** Of any length: too long is answered with the limit, and the text stays where it is. */
      text: z.string().max(1_000_000),
      stagedFileIds: z.array(FileId).max(50),
      mentionUserIds: z.array(UserId).max(20),
      replyToId: MessageId.nullable(),
    }),
    output: z.object({ messageId: MessageId, opId: OpId }),
  },
  'messages.edit': {
    input: z.object({ messageId: MessageId, text: z.string().max(1_000_000) }),
    output: done,
  },
  'messages.unsend': { input: z.object({ messageId: MessageId }), output: done },
  'messages.react': {
    input: z.object({ messageId: MessageId, emoji: z.string().min(1).max(16), on: z.boolean() }),
    output: done,
  },
  /** Takes back what is still held by the undo-send window: text, files and answer go back into the draft. */
  'messages.undo': { input: z.object({ messageId: MessageId }), output: done },

  'drafts.get': {
    input: z.object({ conversationId: ConversationId }),
    output: view.Draft,
  },
  'drafts.save': {
    input: z.object({
      conversationId: ConversationId,
      text: z.string().max(1_000_000),
      kind: z.enum(['text', 'note']),
      replyToId: MessageId.nullable(),
    }),
    output: done,
  },

  ...DESK_COMMANDS,

  ...SPACE_COMMANDS,
  ...FEED_COMMANDS,
  ...TOLD_COMMANDS,

  ...NETWORK_COMMANDS,
  ...PAGE_COMMANDS,

  ...VISIT_COMMANDS,
  ...APART_COMMANDS,
  ...SIGNATURE_COMMANDS,

  ...RECEPTION_COMMANDS,

  ...CUSTOMER_COMMANDS,

  'outbox.list': { input: nothing, output: z.object({ items: z.array(view.OutboxItem) }) },
  'outbox.retry': { input: z.object({ opId: OpId }), output: done },
  'outbox.edit': { input: z.object({ opId: OpId, text: z.string().max(1_000_000) }), output: done },
  /** `restorable` when `outbox.restore` can put it back: as long as the app runs, and it had no files. */
  'outbox.discard': { input: z.object({ opId: OpId }), output: z.object({ restorable: z.boolean() }) },
  /** Puts a discarded entry back at the end. */
  'outbox.restore': { input: z.object({ opId: OpId }), output: done },

  ...FILE_COMMANDS,

  /**
   * The messages on this device that have all the words. `conversationId` looks in one chat only; `before` goes on with
   * older ones. Operators: "a phrase", from:, in:, has:file, before:, after:.
   */
  'search.messages': {
    input: z.object({
      query: z.string().max(1000),
      conversationId: ConversationId.nullable(),
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: view.MessagesFound,
  },
  /** People, files and notifications for the same words: asked for by itself, so that messages don't wait for them. */
  'search.others': {
    input: z.object({ query: z.string().max(1000), conversationId: ConversationId.nullable() }),
    output: view.OthersFound,
  },
  /** People and companies by the beginning of any word of their name, for Ctrl K. */
  'search.people': {
    input: z.object({ query, limit: z.number().int().min(1).max(50) }),
    output: z.object({ people: z.array(view.PersonHit) }),
  },

  'updates.state': { input: nothing, output: app.UpdateState },
  'updates.check': { input: nothing, output: app.UpdateState },
  'updates.install': { input: nothing, output: done },

  /** Opens an https, mailto or tel link outside, after main has checked it. */
  'links.open': { input: z.object({ url: z.string().max(4000) }), output: z.object({ opened: z.boolean() }) },
} as const

export type CommandName = keyof typeof COMMANDS
export type CommandInput<N extends CommandName> = Inputs[N]
export type CommandOutput<N extends CommandName> = Outputs[N]

// Looked up in a table, an input is worked out once: asked of the schema of any N, the compiler compares them all.
type Inputs = { [N in CommandName]: z.input<(typeof COMMANDS)[N]['input']> }
type Outputs = { [N in CommandName]: z.output<(typeof COMMANDS)[N]['output']> }

/**
 * Asked on STAGE_CHANNEL by the preload alone, which has turned the window's File objects into paths. Not among
 * COMMANDS, so the window can't name a path.
 */
export const StageInput = z.object({
  conversationId: ConversationId,
  paths: z.array(z.string().min(1).max(8192)).min(1).max(STAGE_PATHS_MAX),
})
/** Asked on STAGE_BYTES_CHANNEL: a pasted picture has no path, its bytes are given. */
export const StageBytesInput = z.object({
  conversationId: ConversationId,
  name: z.string().min(1).max(300),
  bytes: z.instanceof(Uint8Array),
})
export const StageOutput = COMMANDS['files.choose'].output
export type StageOutput = z.output<typeof StageOutput>

/** Every answer of main: errors are values, with a sentence for a person. */
export type CommandAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string } }
