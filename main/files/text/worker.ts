import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { decodeText } from './decode-text.ts'
import { readPdfText } from './read-pdf-text.ts'

// The entry of the thread that reads the text of one file: built to out/main/file-text-worker.js, started by
// read-file-text.ts, which ends it when it takes too long or too much.

const TEXT_BYTES_MAX = 1024 * 1024

async function read({ path, isPdf }: { path: string; isPdf: boolean }): Promise<string | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(isPdf ? size : Math.min(size, TEXT_BYTES_MAX))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    const have = bytes.subarray(0, bytesRead)
    return isPdf ? await readPdfText(have) : decodeText(have)
  } finally {
    await file.close()
  }
}

read(workerData as { path: string; isPdf: boolean }).then(
  (text) => parentPort?.postMessage(text),
  () => parentPort?.postMessage(null),
)
