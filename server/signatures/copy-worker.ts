import { parentPort, workerData } from 'node:worker_threads'
import { makeSignedPdf, type SignedParts } from './signed-pdf.ts'

// The entry of the thread that makes one signed copy: built to out/server/copy-worker.js, started by make-copy.ts, which
// ends it when it takes too long or too much.

/** What the thread answers: the bytes of the copy, or the sentence of what went wrong. */
export type CopyAnswer = { bytes: Uint8Array } | { error: string }

makeSignedPdf(workerData as SignedParts).then(
  (bytes) => parentPort?.postMessage({ bytes } satisfies CopyAnswer, [bytes.buffer as ArrayBuffer]),
  (error: unknown) => parentPort?.postMessage({ error: String(error) } satisfies CopyAnswer),
)
