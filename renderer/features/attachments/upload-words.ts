import type { StagedFile } from '../../../protocol/ipc/views.ts'
import { sizeWords } from '../../ui/size-words.ts'

/**
 * How a file on its way up stands: "12 MB of 300 MB · 2.1 MB/s · about 2 minutes left". `said` is the reason that stands below
 * the files already: it is not said again for each of them.
 */
export function uploadWords(file: StagedFile, online: boolean, said: string | null = null): string {
  const size = sizeWords(file.sizeBytes)
  const way = file.sentBytes > 0 ? `${sizeWords(file.sentBytes)} of ${size}` : size
  switch (file.state) {
    case 'failed':
      if (file.error !== null && file.error === said) return `${size} · not uploaded`
      return file.error ?? 'The upload failed'
    case 'uploaded':
      return `${size} · uploaded`
    case 'paused':
      return `${way} · paused`
    case 'uploading':
      return [way, ...speedWords(file)].join(' · ')
    case 'waiting':
      return `${way} · ${online ? 'waiting for its turn' : 'waiting for the network'}`
    case 'staged':
      return size
  }
}

function speedWords({ bytesPerSecond, sizeBytes, sentBytes }: StagedFile): string[] {
  if (bytesPerSecond === null) return []
  // A second without a byte says nothing about how long the rest takes.
  if (bytesPerSecond < 1) return ['standing still']
  const seconds = (sizeBytes - sentBytes) / bytesPerSecond
  return [`${sizeWords(bytesPerSecond)}/s`, `${timeLeftWords(seconds)} left`]
}

/** "8 seconds", "about 2 minutes", "about 3 hours": no more exact than a guess can be. */
export function timeLeftWords(seconds: number): string {
  if (seconds < 1.5) return 'a second'
  if (seconds < 60) return `${Math.round(seconds)} seconds`
  if (seconds < 90) return 'about a minute'
  if (seconds < 3600) return `about ${Math.round(seconds / 60)} minutes`
  if (seconds < 5400) return 'about an hour'
  return `about ${Math.round(seconds / 3600)} hours`
}
