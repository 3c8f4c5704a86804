import { describe, expect, it } from 'vitest'
import { sampleStaged } from '../../testing/staged.ts'
import { timeLeftWords, uploadWords } from './upload-words.ts'

describe('the words of an upload', () => {
  const file = sampleStaged({ sizeBytes: 300_000_000, sentBytes: 12_000_000 })

  it('say how far, how fast and how long', () => {
    expect(uploadWords({ ...file, state: 'uploading', bytesPerSecond: 2_400_000 }, true)).toBe(
      '12 MB of 300 MB · 2.4 MB/s · about 2 minutes left',
    )
    expect(uploadWords({ ...file, state: 'uploading', bytesPerSecond: null }, true)).toBe('12 MB of 300 MB')
    expect(uploadWords({ ...file, state: 'uploading', bytesPerSecond: 0 }, true)).toBe(
      '12 MB of 300 MB · standing still',
    )
  })

  it('say what is waited for', () => {
    expect(uploadWords({ ...file, state: 'waiting' }, false)).toBe(
      '12 MB of 300 MB · waiting for the network',
    )
    expect(uploadWords({ ...file, state: 'waiting', sentBytes: 0 }, true)).toBe(
      '300 MB · waiting for its turn',
    )
    expect(uploadWords({ ...file, state: 'paused' }, true)).toBe('12 MB of 300 MB · paused')
    expect(uploadWords({ ...file, state: 'failed', error: 'No room.' }, true)).toBe('No room.')
  })

  it('say why once: not where the message says it for all of its files', () => {
    const failed = { ...file, state: 'failed' as const, error: 'No room.' }
    expect(uploadWords(failed, true, 'No room.')).toBe('300 MB · not uploaded')
    expect(uploadWords(failed, true, 'Something else.')).toBe('No room.')
  })

  it.each([
    [0.4, 'a second'],
    [8.2, '8 seconds'],
    [61, 'about a minute'],
    [120, 'about 2 minutes'],
    [4000, 'about an hour'],
    [10_000, 'about 3 hours'],
  ])('%d seconds', (seconds, words) => {
    expect(timeLeftWords(seconds)).toBe(words)
  })
})
