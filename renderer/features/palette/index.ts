export { Palette } from './Palette.tsx'
export type { PaletteCommand } from './palette-items.ts'
