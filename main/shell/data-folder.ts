import { accessSync, constants, mkdirSync } from 'node:fs'

/** Makes the data folder. Answers with a sentence when it can't be used: Foyer keeps nothing anywhere else. */
export function dataFolderProblem(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK)
    return null
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return `Foyer can't keep its data in ${folder} (${why}). Make the folder writable, or choose another one with --user-data DIR.`
  }
}
