import { Worker } from 'node:worker_threads'

const TIME_MAX_MS = 20_000
/** A PDF of one megabyte can be unpacked to gigabytes: the thread ends before. Objects count here, and bytes do not. */
const OBJECTS_MAX = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
/** So much may the whole app grow while a file is read: what is unpacked are bytes, which V8 does not limit. */
const GROWTH_MAX_BYTES = 400_000_000
const LOOK_EVERY_MS = 50

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
      resourceLimits: OBJECTS_MAX,
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => end(null), timeMaxMs)
    const before = process.memoryUsage.rss()
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH_MAX_BYTES) end(null)
    }, LOOK_EVERY_MS)
    function end(text: string | null): void {
      clearTimeout(timer)
      clearInterval(watch)
      void worker.terminate()
      resolve(text)
    }
    worker.once('message', (text: unknown) => end(typeof text === 'string' ? text : null))
    worker.once('error', () => end(null))
    worker.once('exit', () => end(null))
  })
}
