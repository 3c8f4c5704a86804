import { create } from 'zustand'
import type { RefusedFile, StagedFile } from '../../protocol/ipc/views.ts'
import type { ConversationId, FileId } from '../../protocol/wire/ids.ts'
import { call, sentenceOf, stageFiles } from '../app/bridge.ts'
import { coalesced, whenChanged } from './rereading.ts'

interface StagedState {
  conversationId: ConversationId | null
  files: StagedFile[]
  /** Files that were left out the last time, with the reason. */
  refused: RefusedFile[]
  error: string | null
  /** The composer writes an internal note, and the files go with it. */
  forNote: boolean
  setForNote: (forNote: boolean) => void
  add: (files: File[]) => Promise<void>
  choose: () => Promise<void>
  remove: (fileId: FileId) => Promise<void>
  forgetRefused: () => void
  reread: () => Promise<void>
  /** Shows the tray of one conversation and keeps it up to date; the returned function stops it. */
  watch: (conversationId: ConversationId) => () => void
}

/** The tray of the composer: files that wait for Send. Nothing of them has left the computer. */
export const useStaged = create<StagedState>()((set, get) => {
  const reread = coalesced(async () => {
    const { conversationId } = get()
    if (!conversationId) return
    try {
      const { files } = await call('files.staged', { conversationId })
      const unsent = files.filter((file) => file.state === 'staged')
      if (get().conversationId === conversationId) set({ files: unsent })
    } catch (error) {
      set({ error: sentenceOf(error) })
    }
  })

  const stage = async (work: (id: ConversationId) => Promise<{ refused: RefusedFile[] }>) => {
    const { conversationId } = get()
    if (!conversationId) return
    try {
      const { refused } = await work(conversationId)
      if (get().conversationId === conversationId) set({ refused, error: null })
    } catch (error) {
      set({ error: sentenceOf(error) })
    }
    await reread()
  }

  return {
    conversationId: null,
    files: [],
    refused: [],
    error: null,
    forNote: false,
    setForNote: (forNote) => set({ forNote }),
    add: (files) => stage((conversationId) => stageFiles(conversationId, files)),
    choose: () => stage((conversationId) => call('files.choose', { conversationId })),
    remove: async (fileId) => {
      await stage(async () => {
        await call('files.unstage', { fileId })
        return { refused: get().refused }
      })
    },
    forgetRefused: () => set({ refused: [], error: null }),
    reread,
    watch: (conversationId) => {
      if (get().conversationId !== conversationId)
        set({ conversationId, files: [], refused: [], error: null })
      void reread()
      return whenChanged(['staged', 'outbox'], () => void reread())
    },
  }
})

/** The bytes of a PDF that came with a message. Throws CommandError, with the way out, when they can't be had. */
export async function readFile(fileId: FileId): Promise<Uint8Array> {
  return (await call('files.read', { fileId })).bytes
}

/** Asks where to keep a file and saves it there; false when that was cancelled. */
export async function saveFile(fileId: FileId): Promise<boolean> {
  return (await call('files.save', { fileId })).saved
}
