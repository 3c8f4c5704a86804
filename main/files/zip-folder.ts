import { constants, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { cleanName } from './clean-name.ts'
import { checkStillInside, type FolderFile, type FoundFolder } from './look-into-folder.ts'
import { Refusal, refusalReason } from './refusal.ts'

/** Kinds that are compressed already: to try it again costs time and saves nothing. */
const COMPRESSED =
  /\.(7z|aac|avif|docx|gif|gz|heic|jpe?g|m4[av]|mov|mp[34]|ogg|pptx|png|webm|webp|xlsx|zip)$/i

const PROBLEM = "can't be made into a zip:"

/**
 * The bytes of a zip of a folder, made as they are read: nothing is held but what is just being compressed. Names in it
 * are cleaned like those of single files, so that unpacking it can do no harm. Throws a Refusal that names the file that
 * could not be read.
 */
export async function* zipFolder(folder: FoundFolder): AsyncGenerator<Uint8Array> {
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(cannotZip(error)))
  const taken = new Set<string>()
  let reading: Readable | null = null
  for (const file of folder.files) {
    const options = { size: file.sizeBytes, compress: !COMPRESSED.test(file.path), mode: 0o100644 }
    zip.addReadStreamLazy(nameInZip(folder, file, taken), options, (give) => {
      void openInside(folder, file).then(
        (stream) => give(null, (reading = stream)),
        (error: unknown) =>
          give(new Refusal(`${PROBLEM} ${file.parts.join('/')} ${refusalReason(error)}`), output),
      )
    })
  }
  zip.end()
  try {
    for await (const chunk of output) yield chunk as Uint8Array
  } finally {
    output.destroy()
    stopReading()
  }

  function stopReading(): void {
    reading?.destroy()
  }
}

async function openInside(folder: FoundFolder, file: FolderFile): Promise<Readable> {
  await checkStillInside(folder, file)
  // A pipe that has just taken the file's place must not block; Windows knows neither flag.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await open(file.path, flags)
  return handle.createReadStream()
}

function cannotZip(error: Error): Error {
  if (error instanceof Refusal || 'code' in error) return error
  // What was read is not as long as it was when the folder was looked at.
  return new Refusal('changed while it was made into a zip. Drop it again when it is complete.')
}

/** Two names that are the same once cleaned get a number. */
function nameInZip(folder: FoundFolder, file: FolderFile, taken: Set<string>): string {
  const parts = [folder.name, ...file.parts].map(cleanName)
  const path = parts.join('/')
  let free = path
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
    free = path.replace(/(\.[^./]*)?$/u, (extension) => ` (${number})${extension}`)
  }
  taken.add(free.toLowerCase())
  return free
}
