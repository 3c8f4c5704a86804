import { createContext, useContext } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { useLightbox } from '../../stores/files-lightbox.ts'
import { openLightbox } from './open-lightbox.ts'

/** Whether files are looked at by themselves: those of a post belong to no conversation. */
export const LooksAlone = createContext(false)

/** What shows a file large. */
export function useOpenFile(): (file: FileRef) => void {
  const isAlone = useContext(LooksAlone)
  return isAlone ? useLightbox.getState().showAlone : (file) => openLightbox(file.id)
}
