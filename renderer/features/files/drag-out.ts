import type { DragEvent } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { dragFile, fetchFile } from '../../stores/files.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { shownName } from './shown-name.ts'

/**
 * What makes an element a handle to drag its file out by. The drag is the system's own, begun by main from the copy on
 * this computer; a file that isn't here is fetched, and can be dragged then.
 */
export function dragOut(file: FileRef) {
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.preventDefault()
      event.stopPropagation()
      dragFile(file.id).catch((error: unknown) => fetchInstead(file, error))
    },
  }
}

function fetchInstead(file: FileRef, error: unknown): void {
  const isAbsent = error instanceof Error && 'code' in error && error.code === 'fileMissing'
  if (!isAbsent) return tellError(error)
  showToast(`${shownName(file.name)} is not on this computer yet: it is being fetched.`)
  fetchFile(file.id).then(() => showToast(`${shownName(file.name)} is here now: drag it again.`), tellError)
}
