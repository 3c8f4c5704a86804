import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'

/** A small file of settings, read whole and written whole. */
export interface JsonFile<T> {
  read(): T
  write(value: T): void
}

/**
 * A JSON file that is replaced in one step, so that a crash leaves the old or the new one. A missing file, or one
 * that can't be read as `schema`, reads as `fallback`: nothing kept in such a file is worth refusing to start.
 */
export function jsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T): JsonFile<T> {
  return {
    read() {
      try {
        const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return parsed.success ? parsed.data : fallback
      } catch {
        return fallback
      }
    },
    write(value) {
      const text = JSON.stringify(value, null, 2)
      // The profile is written at each start, mostly as it was: nobody is to wait for the disk for that.
      if (isWritten(path, text)) return
      mkdirSync(dirname(path), { recursive: true })
      const file = openSync(`${path}.new`, 'w', 0o600)
      try {
        writeFileSync(file, text)
        // Else a power cut can leave the new name on a file without bytes.
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(`${path}.new`, path)
    },
  }
}

function isWritten(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text
  } catch {
    return false
  }
}
