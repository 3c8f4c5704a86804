import { Worker } from 'node:worker_threads'
import type { CopyAnswer } from './copy-worker.ts'
import type { SignedParts } from './signed-pdf.ts'

/** How much of everything one copy may take. */
export interface CopyLimits {
  timeMs: number
  /** What V8 counts: objects of the thread. */
  objectsMb: number
  /** So much may the whole server grow meanwhile: what is unpacked are bytes, which V8 does not limit. */
  growthBytes: number
}

/** A contract of 25 MiB needs a fraction of each. */
export const COPY_LIMITS: CopyLimits = { timeMs: 60_000, objectsMb: 512, growthBytes: 800_000_000 }

const LOOK_EVERY_MS = 50

/** It takes too long or too much, what makes it is at fault, or the server is stopping. */
export type CopyFailure = 'time' | 'memory' | 'broken' | 'stopped'

/** Why there is none, and in words for the log. */
export interface Failed<Why> {
  failed: Why
  detail: string
}

/** The bytes of a signed copy, or why there are none. */
export type Copy = { bytes: Uint8Array; failed: null } | Failed<CopyFailure>

/**
 * Makes a signed copy in a thread of its own, as whoever sent the PDF may have made it to cost a server its memory or its
 * time: the thread ends before, and the server answers meanwhile. In: the built copy-worker.ts. Never throws.
 */
export function makeCopy(
  workerFile: string | URL,
  parts: SignedParts,
  stop: AbortSignal,
  limits: CopyLimits,
): Promise<Copy> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve({ failed: 'stopped', detail: 'before it began' })
    const worker = new Worker(workerFile, {
      workerData: parts,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.objectsMb,
        maxYoungGenerationSizeMb: 64,
        stackSizeMb: 4,
      },
      stdout: true,
      stderr: true,
    })
    const before = process.memoryUsage.rss()
    const timer = setTimeout(() => fail('time', `more than ${limits.timeMs} ms`), limits.timeMs)
    const watch = setInterval(() => {
      const grown = process.memoryUsage.rss() - before
      if (grown > limits.growthBytes) fail('memory', `${grown} bytes more`)
    }, LOOK_EVERY_MS)
    const stopped = () => fail('stopped', 'the server stops')
    stop.addEventListener('abort', stopped)

    let hasEnded = false
    function end(copy: Copy): void {
      // Ending the thread is an exit, too.
      if (hasEnded) return
      hasEnded = true
      clearTimeout(timer)
      clearInterval(watch)
      stop.removeEventListener('abort', stopped)
      // Only then is its memory free for the next one.
      void worker.terminate().then(() => resolve(copy))
    }
    function fail(failed: CopyFailure, detail: string): void {
      end({ failed, detail })
    }
    worker.once('message', (answer: CopyAnswer) => {
      if ('bytes' in answer) end({ bytes: answer.bytes, failed: null })
      else fail('broken', answer.error)
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken', String(error))
    })
    worker.once('exit', (code) => fail('broken', `the thread ended with ${code}`))
  })
}
