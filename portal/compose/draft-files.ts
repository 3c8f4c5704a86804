import { useEffect, useState } from 'react'
import { z } from 'zod'
import { FileId } from '../../protocol/wire/ids.ts'
import type { Desk } from '../desk.ts'
import { useTyped } from '../typed.ts'
import type { Attachment } from './attachments.ts'

const Kept = z.array(z.object({ id: FileId, name: z.string(), mime: z.string() }))

/**
 * The files of something that is being written, kept in this browser beside its text until it is sent or signed out. `place`
 * names the form. Out: the files, how to change them, and whether what was kept is still being read.
 */
export function useDraftFiles(
  { me, draftFiles }: Desk,
  place: string,
): { files: readonly Attachment[]; change: (next: readonly Attachment[]) => void; isReading: boolean } {
  const [kept, setKept] = useTyped(me.userId, `${place}.files`, Kept)
  const [held, setHeld] = useState<ReadonlyMap<FileId, File>>(new Map())
  const [isReading, setIsReading] = useState(kept !== null)

  useEffect(() => {
    if (!isReading) return
    let isWanted = true
    void Promise.all(
      (kept ?? []).map(async ({ id, name, mime }) => {
        const bytes = await draftFiles.get(id)
        return bytes === null ? null : ([id, new File([bytes], name, { type: mime })] as const)
      }),
    ).then((found) => {
      if (!isWanted) return
      setHeld(new Map(found.filter((one) => one !== null)))
      setIsReading(false)
    })
    return () => {
      isWanted = false
    }
  }, [isReading, kept, draftFiles])

  const files = (kept ?? []).flatMap(({ id }) => {
    const file = held.get(id)
    return file === undefined ? [] : [{ id, file }]
  })
  const change = (next: readonly Attachment[]): void => {
    for (const { id } of kept ?? []) if (!next.some((one) => one.id === id)) void draftFiles.remove(id)
    for (const { id, file } of next) if (!held.has(id)) void draftFiles.put(id, file)
    setHeld(new Map(next.map(({ id, file }) => [id, file])))
    const list = next.map(({ id, file }) => ({ id, name: file.name, mime: file.type }))
    setKept(() => (list.length === 0 ? null : list))
  }
  return { files, change, isReading }
}
