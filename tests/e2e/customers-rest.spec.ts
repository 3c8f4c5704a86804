import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { PHONE, signIn } from './portal-world.ts'

test.use({ viewport: PHONE })
test.slow()

const NADIA = 'Nadia Nguyen'
/** A word that stands nowhere else. */
const MARK = 'mistakenmark4c1d'

const tab = (desk: OpenDesk, name: string) =>
  desk.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
const rowOf = (desk: OpenDesk, name: string) =>
  desk.page.getByRole('table', { name: 'Customers' }).getByRole('row').filter({ hasText: name })
const undo = (desk: OpenDesk) => desk.page.getByRole('button', { name: 'Undo', exact: true }).last().click()

async function askToJoin(page: Page, network: Network, words: string): Promise<void> {
  await page.goto(`${network.server.url}/portal/#/join`)
  const form = page.getByRole('form', { name: 'Join Riverside' })
  await form.getByRole('textbox').fill(words)
  await form.getByRole('button', { name: 'Ask to join' }).click()
  await expect(form.getByRole('status')).toContainText('You have asked')
}

async function back(desk: OpenDesk, network: Network): Promise<void> {
  network.cable.plugIn(network.server.port)
  await desk.ask('app.reconnect', {})
  await desk.synced()
}

test('a person asks to join in the portal; the desk declines with a reason and approves with plan and company, also offline', async ({
  network,
  openDesk,
  page,
}) => {
  const desk = await openDesk()
  await desk.synced()
  await desk.pane('Customers')
  await signIn(page, network.server, 'nadia@lumen.studio')
  await expect(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
  const requests = desk.page.getByRole('list', { name: 'Requests to join' }).getByRole('listitem')
  const row = requests.filter({ hasText: NADIA })

  await test.step('the desk sees the row and its count', async () => {
    const count = desk.page.getByRole('tab', { name: /^Requests/ })
    const before = Number(/\d+/.exec(await count.innerText())?.[0] ?? 0)
    await askToJoin(page, network, 'I come every week')
    await expect(count).toContainText(String(before + 1))
    await tab(desk, 'Requests')
    await expect(row.first()).toContainText('I come every week')
  })

  await test.step('declined by mistake it comes back by Undo; declined with a reason, the person reads it', async () => {
    const decline = async () => {
      await row.first().getByRole('button', { name: 'Decline…' }).click()
      const dialog = desk.page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('We are full until March')
      await dialog.getByRole('button', { name: 'Decline' }).click()
    }
    await decline()
    await expect(row.first()).toContainText('Declined')
    await undo(desk)
    await expect(row.first().getByRole('button', { name: 'Approve…' })).toBeVisible()
    await decline()
    await expect(row.first()).not.toContainText('waits to be sent', { timeout: 30_000 })
    await page.reload()
    await expect(page.getByText('We are full until March')).toBeVisible()
  })

  await test.step('asked again, it is approved offline, seen at once, and sent once the network is back', async () => {
    await askToJoin(page, network, 'And now in March')
    await expect(row.filter({ hasText: 'And now in March' })).toBeVisible()
    network.cable.pull()
    await desk.offline()
    await row.filter({ hasText: 'And now in March' }).getByRole('button', { name: 'Approve…' }).click()
    const dialog = desk.page.getByRole('dialog', { name: `Make ${NADIA} a member` })
    await dialog.getByRole('textbox', { name: /^Plan/ }).fill('Flex desk')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(row.filter({ hasText: 'And now in March' })).toContainText('Approved, waits to be sent')
    await back(desk, network)
    await tab(desk, 'Members')
    await desk.page.getByRole('searchbox', { name: /^Search/ }).fill(NADIA)
    await rowOf(desk, NADIA).click()
    await expect(desk.page.getByRole('complementary', { name: `Profile of ${NADIA}` })).toContainText(
      'Flex desk',
    )
  })
})

test('somebody added by mistake is deleted with Undo and goes from the disk; where something hangs on them, it is said', async ({
  network,
  openDesk,
  folder,
}) => {
  const desk = await openDesk()
  const { page, electron } = desk
  await desk.synced()
  const second = await openDesk({
    userData: join(folder, 'maria'),
    demo: { ...network.server.demo, email: 'maria@tideway.example' },
  })
  await second.synced()
  await desk.pane('Customers')
  await tab(desk, 'Nonmembers')
  await page.getByRole('button', { name: 'Add nonmember' }).click()
  const adding = page.getByRole('dialog', { name: 'Add nonmember' })
  await adding.getByRole('textbox', { name: 'Name' }).fill(`Mistake ${MARK}`)
  await adding.getByRole('button', { name: 'Add nonmember' }).click()
  await expect(page.getByRole('heading', { name: `Mistake ${MARK}` })).toBeVisible()
  await desk.synced()
  const menu = async (name: string) => {
    await page.getByRole('button', { name: `More about ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
  }
  await expect.poll(() => placesOf(join(folder, 'maria'), MARK)).not.toEqual([])

  await test.step('deleted, brought back by Undo, and deleted for good', async () => {
    const remove = async () => {
      await menu(`Mistake ${MARK}`)
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await expect(page.getByRole('heading', { name: `Mistake ${MARK}` })).toHaveCount(0)
    }
    await page.getByRole('searchbox', { name: /^Search/ }).fill('Mistake')
    await remove()
    await expect(page.getByText('Nobody here fits')).toBeVisible()
    await undo(desk)
    await rowOf(desk, `Mistake ${MARK}`).click()
    await remove()
    await expect(desk.status).toContainText('Outbox empty', { timeout: 30_000 })
    await second.pane('Customers')
    await tab(second, 'Nonmembers')
    await second.page.getByRole('searchbox', { name: /^Search/ }).fill('Mistake')
    await expect(second.page.getByText('Nobody here fits')).toBeVisible()
    await expect.poll(() => placesOf(join(folder, 'maria'), MARK), { timeout: 30_000 }).toEqual([])
  })

  await test.step('who has a chat stays, and the reason is said', async () => {
    await page.getByRole('searchbox', { name: /^Search/ }).fill(NADIA)
    await rowOf(desk, NADIA).click()
    await menu(NADIA)
    await expect(page.getByRole('dialog', { name: `${NADIA} can’t be deleted` })).toContainText(
      'has a chat here',
    )
    await page.getByRole('button', { name: 'Keep' }).click()
  })

  await test.step('what the filter shows is exported without choosing', async () => {
    const target = join(folder, 'these.csv')
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    await page.getByRole('button', { name: 'More about these customers' }).click()
    await page.getByRole('menuitem', { name: 'Export this one…' }).click()
    await expect(page.getByText('Exported 1 customer')).toBeVisible()
    expect((await readFile(target, 'utf8')).trim().split('\r\n')).toHaveLength(2)
  })
})

test('a host’s last visits stand on the profile, and lead to all of them, without those of somebody of the same name', async ({
  network,
  openDesk,
  folder,
}) => {
  await network.change(
    `update visits set expected_at = expected_at - 3 * 86400000, checked_in_at = checked_in_at - 3 * 86400000`,
  )
  const names = await openDesk()
  await names.synced()
  const pastOf = async (desk: OpenDesk) =>
    (await desk.ask('visitors.list', { tab: 'past', query: '', offset: 0, limit: 50 })).visits
  const found = await pastOf(names)
  const one = found[0]!
  const { host, visit } = one
  const other = found.find((each) => each.host.subject.id !== host.subject.id)!
  await names.quit()
  await network.change(`update users set name = '${host.name}' where id = '${other.host.subject.id}'`)
  const desk = await openDesk({ userData: join(folder, 'later') })
  await desk.synced()
  await desk.pane('Customers')
  await desk.page.getByRole('searchbox', { name: /^Search/ }).fill(host.name)
  await expect(rowOf(desk, host.name)).toHaveCount(2)
  const { email } = await desk.ask('customers.profile', { subject: host.subject })
  await rowOf(desk, email ?? '').click()
  const before = desk.page.getByRole('region', { name: 'Visits before' })
  await expect(before).toContainText(visit.visitorName)
  await before.getByRole('button', { name: 'Show all visits' }).click()
  const listed = desk.page.getByRole('list', { name: 'Visits' }).getByRole('listitem')
  await expect(listed.filter({ hasText: visit.visitorName })).toBeVisible()
  await expect(listed.filter({ hasText: other.visit.visitorName })).toHaveCount(0)
  await desk.page.getByRole('button', { name: `Stop filtering by ${host.name}` }).click()
  await expect(listed.filter({ hasText: other.visit.visitorName })).toBeVisible()
  await expect(listed.filter({ hasText: visit.visitorName })).toBeVisible()
})

/** The files below a folder that hold the word. */
async function placesOf(folder: string, word: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isFile()) return []
      const bytes = await readFile(path).catch(() => Buffer.alloc(0))
      return bytes.includes(word) ? [path] : []
    }),
  )
  return found.flat()
}
