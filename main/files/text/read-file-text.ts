import { Worker } from 'node:worker_threads'

const TIME_MAX_MS = 20_000
/** A PDF of ten megabytes can be unpacked to gigabytes: the thread ends before. */
const MEMORY_MAX = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/**
 * The text of a file, read in a thread of its own with little memory and little time. Null when it has none, is damaged,
 * or would need more of either: it is not tried again.
 */
export function readFileText(
  workerFile: string | URL,
  file: { path: string; isPdf: boolean },
  timeMaxMs = TIME_MAX_MS,
): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile, {
      workerData: file,
      resourceLimits: MEMORY_MAX,
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => end(null), timeMaxMs)
    function end(text: string | null): void {
      clearTimeout(timer)
      void worker.terminate()
      resolve(text)
    }
    worker.once('message', (text: unknown) => end(typeof text === 'string' ? text : null))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
