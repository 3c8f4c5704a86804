import { create } from 'zustand'
import type { CommandInput, CommandOutput, StageOutput } from '../../protocol/ipc/commands.ts'
import type { AskedFolder, RefusedFile, StagedFile, StagingProgress } from '../../protocol/ipc/views.ts'
import type { ConversationId, FileId, Subject } from '../../protocol/wire/ids.ts'
import { call, CommandError, listen, sentenceOf, stageFiles } from '../app/bridge.ts'
import { coalesced, whenChanged } from './rereading.ts'

/** How long a file that was taken out can be put back. */
const UNDO_MS = 6500

type FileLimits = NonNullable<CommandOutput<'files.limits'>['limits']>

/** What a drop into a chat left to be told or asked. */
interface Leftover {
  /** Files that were left out, with the reason. */
  refused: RefusedFile[]
  folders: AskedFolder[]
  error: string | null
}

interface StagedState extends Leftover {
  conversationId: ConversationId | null
  files: StagedFile[]
  /** Files that are being copied in. */
  copying: StagingProgress['files']
  limits: FileLimits | null
  /** Something is on its way into the tray of the shown chat: it is looked at, copied, asked about. */
  isStaging: boolean
  /** Resolves when nothing is on its way into the tray any more, or another chat is shown. */
  settled: () => Promise<void>
  /** The composer writes an internal note, and the files go with it. */
  forNote: boolean
  setForNote: (forNote: boolean) => void
  add: (files: File[]) => Promise<void>
  /** The same for a chat that is about to be shown. */
  addTo: (conversationId: ConversationId, files: File[]) => Promise<void>
  choose: () => Promise<void>
  /** Takes a file out; for a while `restore` puts it back. */
  remove: (fileId: FileId) => void
  restore: (fileId: FileId) => void
  stopCopy: (fileId: FileId) => Promise<void>
  caption: (fileId: FileId, caption: string) => Promise<void>
  order: (fileIds: FileId[]) => Promise<void>
  answerFolder: (folderId: string, as: CommandInput<'files.stageFolder'>['as']) => Promise<void>
  forgetRefused: () => void
  reread: () => Promise<void>
  /** Shows the tray of one conversation and keeps it up to date; the returned function stops it. */
  watch: (conversationId: ConversationId) => () => void
}

const NOTHING_LEFT: Leftover = { refused: [], folders: [], error: null }

/** The tray of the composer: files that wait for Send. Nothing of them has left the computer. */
export const useStaged = create<StagedState>()((set, get) => {
  const leftovers = new Map<ConversationId, Leftover>()
  const removed = new Map<FileId, ReturnType<typeof setTimeout>>()
  /** How many drops into a chat are not in its tray yet. */
  const underWay = new Map<ConversationId, number>()

  const reread = coalesced(async () => {
    const { conversationId } = get()
    if (!conversationId) return
    try {
      const [{ files }, { limits }] = await Promise.all([
        call('files.staged', { conversationId }),
        call('files.limits', {}),
      ])
      const shown = files.filter((file) => file.state === 'staged' && !removed.has(file.id))
      if (get().conversationId === conversationId) set({ files: shown, limits })
    } catch (error) {
      leave(conversationId, { error: sentenceOf(error) })
    }
  })

  /** Kept by chat: what was dropped on one is told there, even when another is shown by then. */
  const leave = (conversationId: ConversationId, left: Partial<Leftover>) => {
    const all = { ...(leftovers.get(conversationId) ?? NOTHING_LEFT), ...left }
    leftovers.set(conversationId, all)
    if (get().conversationId === conversationId) set(all)
  }

  const count = (conversationId: ConversationId, change: 1 | -1) => {
    underWay.set(conversationId, (underWay.get(conversationId) ?? 0) + change)
    if (get().conversationId === conversationId) set({ isStaging: isUnderWay(conversationId) })
  }
  const isUnderWay = (conversationId: ConversationId) => (underWay.get(conversationId) ?? 0) > 0

  const stage = async (conversationId: ConversationId, work: () => Promise<StageOutput>) => {
    count(conversationId, 1)
    await stageNow(conversationId, work).finally(() => count(conversationId, -1))
  }

  const stageNow = async (conversationId: ConversationId, work: () => Promise<StageOutput>) => {
    await Promise.all([...removed.keys()].map(removeForGood))
    try {
      const { refused, folders } = await work()
      const waiting = leftovers.get(conversationId)?.folders ?? []
      leave(conversationId, { refused, folders: [...waiting, ...folders], error: null })
    } catch (error) {
      leave(conversationId, { error: sentenceOf(error) })
    }
    await reread()
  }

  const change = async (work: () => Promise<unknown>) => {
    const { conversationId } = get()
    try {
      await work()
    } catch (error) {
      if (conversationId) leave(conversationId, { error: sentenceOf(error) })
    }
    await reread()
  }

  const show = (conversationId: ConversationId) => {
    if (get().conversationId === conversationId) return
    const left = leftovers.get(conversationId) ?? NOTHING_LEFT
    set({ conversationId, files: [], copying: [], isStaging: isUnderWay(conversationId), ...left })
  }

  const removeForGood = async (fileId: FileId) => {
    clearTimeout(removed.get(fileId))
    // One that was sent or is gone meanwhile has nothing left to be taken out of.
    await call('files.unstage', { fileId }).catch(() => undefined)
    removed.delete(fileId)
  }

  return {
    conversationId: null,
    files: [],
    copying: [],
    ...NOTHING_LEFT,
    limits: null,
    isStaging: false,
    settled: async () => {
      const { conversationId } = get()
      const isSettled = () =>
        get().conversationId !== conversationId || !(get().isStaging || get().copying.length > 0)
      await new Promise<void>((done) => {
        if (isSettled()) return done()
        const stop = useStaged.subscribe(() => {
          if (!isSettled()) return
          stop()
          done()
        })
      })
      await reread()
    },
    forNote: false,
    setForNote: (forNote) => set({ forNote }),
    add: async (files) => {
      const { conversationId } = get()
      if (conversationId) await stage(conversationId, () => stageFiles(conversationId, files))
    },
    addTo: (conversationId, files) => {
      show(conversationId)
      return stage(conversationId, () => stageFiles(conversationId, files))
    },
    choose: async () => {
      const { conversationId } = get()
      if (conversationId) await stage(conversationId, () => call('files.choose', { conversationId }))
    },
    remove: (fileId) => {
      removed.set(
        fileId,
        setTimeout(() => void removeForGood(fileId), UNDO_MS),
      )
      set({ files: get().files.filter((file) => file.id !== fileId) })
    },
    restore: (fileId) => {
      clearTimeout(removed.get(fileId))
      removed.delete(fileId)
      void reread()
    },
    stopCopy: (fileId) => change(() => call('files.unstage', { fileId })),
    caption: (fileId, caption) => change(() => call('files.caption', { fileId, caption })),
    order: async (fileIds) => {
      const { conversationId, files } = get()
      if (!conversationId) return
      const place = new Map(fileIds.map((id, index) => [id, index]))
      set({ files: files.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)) })
      await change(() => call('files.order', { conversationId, fileIds }))
    },
    answerFolder: async (folderId, as) => {
      const { conversationId, folders } = get()
      if (!conversationId) return
      leave(conversationId, { folders: folders.filter((folder) => folder.id !== folderId) })
      await stage(conversationId, () => call('files.stageFolder', { folderId, as }))
    },
    forgetRefused: () => {
      const { conversationId } = get()
      if (conversationId) leave(conversationId, { refused: [], error: null })
    },
    reread,
    watch: (conversationId) => {
      show(conversationId)
      void reread()
      const stops = [
        whenChanged(['staged'], () => void reread()),
        listen('staging.progressed', (progress) => {
          if (progress.conversationId === get().conversationId) set({ copying: progress.files })
        }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
})

/** Where files for a person go: the chat, when writing there is allowed. Throws CommandError with the reason if not. */
export async function chatToWriteIn(
  chat: { conversationId: ConversationId } | { subject: Subject },
): Promise<ConversationId> {
  const head = 'subject' in chat ? call('chats.open', chat) : call('chats.head', chat)
  const { conversationId, cannotWrite } = await head
  if (cannotWrite !== null) throw new CommandError('forbidden', cannotWrite)
  return conversationId
}
