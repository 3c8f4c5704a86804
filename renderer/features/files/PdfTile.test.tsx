import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newId, type FileId } from '../../../protocol/wire/ids.ts'
import { installFakeBridge, Refusal, type FakeBridge } from '../../testing/fake-bridge.ts'
import { PdfTile } from './PdfTile.tsx'
import { READ_BYTES_MAX } from '../../../protocol/ipc/limits.ts'

// pdfjs-dist needs a browser with workers; the real one reads real PDFs in tests/e2e/pdf.spec.ts.
const openPdf = vi.hoisted(() => vi.fn())
vi.mock('../../ui/pdf/pdf-document.ts', () => ({ openPdf }))

let bridge: FakeBridge
beforeEach(() => {
  bridge = installFakeBridge({ 'files.read': () => ({ bytes: new Uint8Array([1, 2, 3]) }) })
  // Everything is on screen.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly tell: (entries: { isIntersecting: boolean }[]) => void
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.tell = tell
      }
      observe() {
        this.tell([{ isIntersecting: true }])
      }
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  openPdf.mockReset()
  vi.unstubAllGlobals()
})

const pdf = (sizeBytes = 188_742) => ({
  id: newId() as FileId,
  name: 'lease.pdf',
  sizeBytes,
  mime: 'application/pdf',
  sha256: 'a'.repeat(64),
  width: null,
  height: null,
})

it('draws the first page, tells the pages, and closes the document again', async () => {
  const close = vi.fn()
  const draw = vi.fn(() => Promise.resolve(0.7))
  openPdf.mockResolvedValue({ pageCount: 4, draw, close })
  render(<PdfTile file={pdf()} />)
  expect(await screen.findByText('4 pages · 189 KB')).toBeTruthy()
  expect(draw).toHaveBeenCalledWith(1, expect.any(HTMLCanvasElement), expect.any(AbortSignal))
  expect(close).toHaveBeenCalledOnce()
  expect(screen.getByRole('button', { name: 'lease.pdf, first page; show all pages' })).toBeTruthy()
})

it('does not even fetch what is too large', async () => {
  render(<PdfTile file={pdf(READ_BYTES_MAX + 1)} />)
  expect(screen.getByText(/^Larger than 25 MB/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /show all pages/ })).toBeNull()
  expect(bridge.calls).toEqual([])
})

it('stays a card when the bytes can’t be had, with the reason that main gives', async () => {
  bridge.answer({
    'files.read': () => {
      throw new Refusal('fileMissing', 'lease.pdf is not on this computer yet.')
    },
  })
  render(<PdfTile file={pdf()} />)
  expect(await screen.findByText('lease.pdf is not on this computer yet.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save lease.pdf as' })).toBeTruthy()
  expect(openPdf).not.toHaveBeenCalled()
})
