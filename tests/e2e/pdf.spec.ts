import type { Locator } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'
const CONTRACT = 'flex-desk-contract.pdf'

/** The room of a page on the screen, and how many of its pixels are not paper. */
function drawn(canvas: Locator): Promise<{ ink: number; width: number; height: number }> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element.getBoundingClientRect()
    const context = element.getContext('2d')
    if (!context || element.width === 0) return { ink: 0, width, height }
    const { data } = context.getImageData(0, 0, element.width, element.height)
    let ink = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200 && data[at + 3] === 255) ink += 1
    return { ink, width, height }
  })
}

/** Opens Nadia's chat; the complaints of the content security policy are noted. */
async function openThread(openDesk: () => Promise<OpenDesk>): Promise<{ desk: OpenDesk; blocked: string[] }> {
  const desk = await openDesk()
  const blocked: string[] = []
  desk.page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) blocked.push(message.text())
  })
  await desk.synced()
  await desk.openChat(NAME)
  return { desk, blocked }
}

async function sendFile(desk: OpenDesk, path: string, text: string): Promise<void> {
  await dropFiles(desk.page, desk.page.getByRole('log'), [path])
  const tray = desk.page.getByRole('list', { name: 'Files to be sent' })
  await expect(tray.getByRole('listitem')).toHaveCount(1)
  await desk.write(NAME, text)
  await expect(desk.message(text)).toContainText('Sent')
}

/** A PDF that nothing is wrong with but that it asks for a password: none fits, as the hashes are made up. */
function lockedPdf(): Buffer {
  const lock = `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'4f'.repeat(32)}> /U <${'55'.repeat(32)}> >>`
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj',
      `4 0 obj ${lock} endobj`,
      `trailer << /Root 1 0 R /Encrypt 4 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>] /Size 5 >>`,
      '%%EOF',
    ].join('\n'),
  )
}

test('a contract shows its first page in the thread, and all pages on Enter', async ({ openDesk }) => {
  const { desk, blocked } = await openThread(openDesk)
  const card = desk.page.getByRole('log').getByTestId('file-card').filter({ hasText: CONTRACT }).first()
  const first = card.getByRole('button', { name: `${CONTRACT}, first page; show all pages` })
  await first.scrollIntoViewIfNeeded()
  await expect(card).toContainText('4 pages · 189 KB')
  await expect.poll(async () => (await drawn(first.locator('canvas'))).ink).toBeGreaterThan(500)
  const { width, height } = await drawn(first.locator('canvas'))
  expect(height / width).toBeCloseTo(297 / 210, 1)

  await first.focus()
  await desk.page.keyboard.press('Enter')
  const dialog = desk.page.getByRole('dialog', { name: CONTRACT })
  const pages = dialog.getByRole('region', { name: `Pages of ${CONTRACT}` })
  await expect(pages).toBeFocused()
  await expect(pages.locator('canvas')).toHaveCount(4)
  await expect.poll(async () => (await drawn(pages.getByLabel('Page 1 of 4'))).ink).toBeGreaterThan(500)
  // A page that is not near the screen costs nothing until it is scrolled to; then the first gives its pixels back.
  expect((await drawn(pages.getByLabel('Page 4 of 4'))).ink).toBe(0)
  await desk.page.keyboard.press('End')
  await expect.poll(async () => (await drawn(pages.getByLabel('Page 4 of 4'))).ink).toBeGreaterThan(500)
  await expect.poll(async () => (await drawn(pages.getByLabel('Page 1 of 4'))).ink).toBe(0)
  await expect(pages.getByLabel('Page 4 of 4')).toContainText(/\w{4}/)

  await desk.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(first).toBeFocused()
  expect(blocked).toEqual([])
})

test('a PDF that can’t be shown stays a card, with the reason', async ({ folder, openDesk }) => {
  const { desk, blocked } = await openThread(openDesk)
  const damaged = join(folder, 'damaged.pdf')
  await writeFile(damaged, '%PDF-1.4\nand then the network broke')
  await sendFile(desk, damaged, 'The first one')
  await expect(desk.message('The first one')).toContainText('It is damaged and can’t be shown.')

  const locked = join(folder, 'locked.pdf')
  await writeFile(locked, lockedPdf())
  await sendFile(desk, locked, 'The second one')
  await expect(desk.message('The second one')).toContainText('It is locked with a password.')

  for (const name of ['damaged.pdf', 'locked.pdf']) {
    await expect(desk.page.getByRole('button', { name: `Save ${name} as` })).toBeVisible()
    await expect(desk.page.getByRole('button', { name: `${name}, first page; show all pages` })).toBeHidden()
  }
  expect(blocked).toEqual([])
})

test('only PDFs cross to the window as bytes', async ({ openDesk }) => {
  const { desk } = await openThread(openDesk)
  await desk.openChat('Emma Wójcik')
  const answers = await desk.page.evaluate(async () => {
    const source = await new Promise<string>((resolve) => {
      const find = () => {
        const image = document.querySelector<HTMLImageElement>('img[src^="app://foyer/files/"]')
        if (image) resolve(image.src)
        else requestAnimationFrame(find)
      }
      find()
    })
    const ask = window.foyer.call as (name: string, input: unknown) => Promise<unknown>
    return Promise.all([
      ask('files.read', { fileId: source.split('/').at(-1) }),
      ask('files.read', { fileId: '0190a000-0000-7000-8000-000000000001' }),
      ask('files.read', { fileId: '../outbox.db' }),
    ])
  })
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'forbidden' } },
    { ok: false, error: { code: 'notFound' } },
    { ok: false, error: { code: 'badRequest' } },
  ])
})
