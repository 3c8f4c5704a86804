import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'
import type { JsonFile } from '../session/json-file.ts'

const Bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
})
/** What is remembered of the window between runs. */
export const RememberedBounds = z.object({ bounds: Bounds.nullable(), maximized: z.boolean() })
export type RememberedBounds = z.infer<typeof RememberedBounds>

const SIZE = { width: 1440, height: 900 }

/** Where the window opens: where it was, if a screen still shows that place, else in the middle. */
export function openingBounds(remembered: RememberedBounds): Partial<Rectangle> {
  const { bounds } = remembered
  if (!bounds) return SIZE
  const area = screen.getDisplayMatching(bounds).workArea
  const visible =
    bounds.x < area.x + area.width && bounds.x + bounds.width > area.x && bounds.y >= area.y - 40
  return visible && bounds.y < area.y + area.height ? bounds : { width: bounds.width, height: bounds.height }
}

/** Remembers place and size whenever the window has been moved, sized or closed. */
export function rememberBounds(window: BrowserWindow, file: JsonFile<RememberedBounds>): void {
  const save = () => {
    if (!window.isMinimized())
      file.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  window.on('resized', save)
  window.on('moved', save)
  window.on('close', save)
}
