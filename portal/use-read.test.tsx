import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError, NetworkError } from './api-error.ts'
import { connectionChanged, newsOf } from './news.ts'
import { useRead } from './use-read.ts'

const read = vi.fn<() => Promise<string>>()

function Page() {
  const { value, reason } = useRead('feed:1', read, 'feed')
  return (
    <p>
      {value ?? 'nothing'}, {reason ?? 'fine'}
    </p>
  )
}

/** Lets what was answered be shown. */
const settled = () => act(async () => vi.advanceTimersByTimeAsync(0))

beforeEach(() => {
  vi.useFakeTimers()
  read.mockReset().mockResolvedValue('one')
})
afterEach(() => {
  cleanup()
  connectionChanged(false)
  vi.useRealTimers()
})

it('reads when it is told, and not by the clock while it is', async () => {
  connectionChanged(true)
  render(<Page />)
  await settled()
  expect(read).toHaveBeenCalledTimes(1)
  await act(async () => vi.advanceTimersByTimeAsync(120_000))
  expect(read).toHaveBeenCalledTimes(1)

  read.mockResolvedValue('two')
  newsOf('people')
  await settled()
  expect(read).toHaveBeenCalledTimes(1)
  newsOf('feed')
  await settled()
  expect(screen.getByText('two, fine')).toBeTruthy()
})

it('asks every twenty seconds while nobody tells, and once when somebody does again', async () => {
  render(<Page />)
  await settled()
  await act(async () => vi.advanceTimersByTimeAsync(40_000))
  expect(read).toHaveBeenCalledTimes(3)
  connectionChanged(true)
  await settled()
  expect(read).toHaveBeenCalledTimes(4)
})

it('keeps what it has while the server is away, and drops what is there no more', async () => {
  connectionChanged(true)
  render(<Page />)
  await settled()
  read.mockRejectedValue(new NetworkError())
  newsOf('feed')
  await settled()
  expect(screen.getByText(/^one, The server can’t be reached/)).toBeTruthy()
  read.mockRejectedValue(new ApiError('notFound', 'never', 'This is not available.'))
  newsOf('feed')
  await settled()
  expect(screen.getByText('nothing, This is not available.')).toBeTruthy()
})

it('an older answer never takes the place of a newer one', async () => {
  connectionChanged(true)
  const answers: ((text: string) => void)[] = []
  read.mockImplementation(() => new Promise((resolve) => answers.push(resolve)))
  render(<Page />)
  await settled()
  newsOf('feed')
  answers[1]?.('new')
  await settled()
  answers[0]?.('old')
  await settled()
  expect(screen.getByText('new, fine')).toBeTruthy()
})
