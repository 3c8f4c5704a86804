import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryMB } from '../bench/process-tree.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

/** More than fills the screen, the outbox and a frame many times over; `FOYER_IMPORT_ROWS` tries another size. */
const ROWS = Number(process.env['FOYER_IMPORT_ROWS'] ?? 2400)
const WORDS = ROWS.toLocaleString('en')
/** No single answer of the window may take longer, while rows stream in. */
const ANSWER_MS = 4000
/** What the app may grow by, whatever the size of the file. */
const GROWTH_MB = 700

test.setTimeout(240_000 + ROWS * 30)

test('a long file is imported with progress while the desk goes on working, through kills, stopped, and undone', async ({
  network,
  openDesk,
  folder,
}) => {
  let desk = await openDesk()
  await desk.synced()
  const source = join(folder, 'members.csv')
  await writeFile(source, table(ROWS))
  const before = memoryMB(desk.electron.process().pid!)
  let most = before
  let slowest = 0
  /** Looks at the window as a person would: does it answer, and what does it weigh? */
  const look = async () => {
    const askedAt = performance.now()
    await desk.ask('chats.list', { filter: 'all', query: '', offset: 0, limit: 30 })
    await desk.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    slowest = Math.max(slowest, performance.now() - askedAt)
    most = Math.max(most, memoryMB(desk.electron.process().pid!))
  }
  const imports = () => desk.page.getByRole('list', { name: 'Imports' })
  /** The customers of the file that the desk has, by their addresses. */
  const here = async () => {
    const query = { tab: 'members', query: 'bulk', sort: 'name', offset: 0, limit: 1 } as const
    return (await desk.ask('customers.list', query)).total
  }

  await test.step('it is read and goes in the background, and goes on after the app was killed', async () => {
    await begin(desk, source)
    await expect(imports().getByRole('progressbar')).toBeVisible()
    network.cable.pull()
    await desk.kill()
    desk = await openDesk()
    await desk.pane('Customers')
    await expect(imports()).toContainText(/Importing members.csv: .* parts wait/)
    network.cable.plugIn()
    await desk.ask('app.reconnect', {})
  })

  await test.step('a chat is written meanwhile, and the server is killed', async () => {
    await desk.pane('Chats')
    await desk.openChat('Nadia Nguyen')
    await desk.write('Nadia Nguyen', 'Written while the file is on its way')
    // The message has a lane of its own: it does not wait for the file.
    await expect(desk.message('Written while the file is on its way')).toContainText(/Sent|Delivered|Read/)
    await network.server.kill()
    await network.restartServer()
    await desk.pane('Customers')
  })

  await test.step('every row arrives, and none twice', async () => {
    await expect(async () => {
      await look()
      await expect(imports()).toContainText(`Imported members.csv: ${WORDS} added`, { timeout: 250 })
    }).toPass({ timeout: 60_000 + ROWS * 10 })
    await desk.synced()
    expect(await here()).toBe(ROWS)
    const { page } = desk
    await page.getByRole('searchbox', { name: /^Search/ }).fill(`p${ROWS - 1}@bulk.example`)
    await expect(page.getByRole('table', { name: 'Customers' })).toContainText(`Person ${ROWS - 1} Import`)
    await page.getByRole('searchbox', { name: /^Search/ }).fill('')
  })

  await test.step('and goes again by Undo, as a whole', async () => {
    await imports().getByRole('button', { name: 'Undo import' }).click()
    await expect(async () => {
      await look()
      await expect(imports()).toContainText(`Import of members.csv undone: ${WORDS} removed`, {
        timeout: 250,
      })
    }).toPass({ timeout: 60_000 + ROWS * 10 })
  })

  await test.step('stopped on its way, what had left stays, and is undone', async () => {
    await begin(desk, source)
    const running = imports().getByRole('listitem').filter({ hasText: 'Importing members.csv' })
    await expect(running).toContainText(/[1-9][\d,]* added/)
    await running.getByRole('button', { name: 'Stop' }).click()
    const stopped = imports().getByRole('listitem').filter({ hasText: 'Imported members.csv' })
    await expect(stopped).toBeVisible()
    await desk.synced()
    await stopped.getByRole('button', { name: 'Undo import' }).click()
    await expect(imports().getByText(/^Import of members.csv undone/)).toHaveCount(2, {
      timeout: 60_000 + ROWS * 5,
    })
    expect(await here()).toBe(0)
    await desk.page.getByRole('searchbox', { name: /^Search/ }).fill('bulk.example')
    await expect(desk.page.getByText('Nobody here fits')).toBeVisible()
  })

  test.info().annotations.push({ type: 'figures', description: JSON.stringify({ before, most, slowest }) })
  expect(slowest).toBeLessThan(ANSWER_MS)
  expect(most - before).toBeLessThan(GROWTH_MB)
})

async function begin({ electron, pane, page }: OpenDesk, source: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, source)
  await pane('Customers')
  await page.getByRole('button', { name: 'Import CSV' }).click()
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import members.csv' })
  await dialog.getByRole('button', { name: 'Check the file' }).click()
  await dialog.getByRole('button', { name: `Import ${WORDS}` }).click({ timeout: 60_000 + ROWS })
  await expect(dialog).toHaveCount(0, { timeout: 60_000 + ROWS })
}

function table(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const phone = `+44 20 ${String(index).padStart(7, '0')}`
    return `Person ${index} Import,p${index}@bulk.example,${phone},Bulk Company ${index % 500},bulk`
  })
  return ['Name,E-mail,Phone,Company,Tags', ...lines].join('\n')
}
