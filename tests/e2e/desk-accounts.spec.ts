import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import type { Server } from '../harness/server.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { mailNames, PHONE } from './portal-world.ts'

test.use({ viewport: PHONE })

const OWNER = 'eleanor@tideway.example'
const NEW = { name: 'Nia Newman', email: 'nia@tideway.example', password: 'four words to remember' }

test.slow()

test('an owner invites an administrator by mail, who signs in to an app of their own, until the owner ends it', async ({
  network,
  openDesk,
  folder,
  page,
}) => {
  const { server } = network
  const owner = await openDesk({
    userData: join(folder, 'owner'),
    demo: { email: OWNER, password: server.demo.password },
  })
  await owner.synced()
  await owner.pane('Settings')
  await loadAxe(page)
  const invited = owner.page.getByRole('list', { name: 'Invited' }).getByRole('listitem')
  const working = owner.page.getByRole('list', { name: 'Administrators here' }).getByRole('listitem')

  await test.step('written offline, the invitation waits and goes out once the network is back', async () => {
    network.cable.pull()
    await owner.offline()
    await invite(owner, NEW.name, NEW.email)
    await expect(invited.filter({ hasText: NEW.email })).toContainText('Waits to be sent')
    network.cable.plugIn(server.port)
    await owner.ask('app.reconnect', {})
    await owner.synced()
    await expect(invited.filter({ hasText: NEW.email })).toContainText('The link works until')
  })

  await test.step('another one is sent in vain: it is withdrawn, and its link is dead', async () => {
    await invite(owner, 'Wrong Person', 'wrong@tideway.example')
    const row = invited.filter({ hasText: 'wrong@tideway.example' })
    await expect(row).toContainText('The link works until')
    const link = await linkFor(server, 'wrong@tideway.example')
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Join the desk' })).toBeVisible()
    const withdraw = async () => {
      await row.getByRole('button', { name: 'Withdraw the invitation of Wrong Person' }).click()
      await expect(row).toHaveCount(0)
    }
    await withdraw()
    await owner.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(row).toContainText('The link works until')
    await owner.synced()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Join the desk' })).toBeVisible()
    await withdraw()
    await owner.synced()
    await page.reload()
    await expect(page.getByText('This invitation can’t be opened')).toBeVisible()
  })

  await test.step('the invited one opens the link once and chooses a password', async () => {
    const link = await linkFor(server, NEW.email)
    await page.goto(link)
    await expect(page.getByText('Eleanor', { exact: false })).toBeVisible()
    await expect(page.getByLabel('Your name')).toHaveValue(NEW.name)
    expect(await seriousFindings(page)).toEqual([])
    await page.getByLabel(/^Password/).fill('short')
    await page.getByRole('button', { name: 'Accept' }).click()
    await expect(page.getByLabel(/^Password/)).toHaveAccessibleDescription(/at least 10/)
    await page.getByLabel(/^Password/).fill(NEW.password)
    await page.getByRole('button', { name: 'Accept' }).click()
    await expect(page.getByRole('heading', { name: 'You can sign in to the desk now' })).toBeVisible()
    await expect(page.getByText(server.url)).toBeVisible()
    expect(await seriousFindings(page)).toEqual([])
    await page.reload()
    await expect(page.getByText('This invitation can’t be opened')).toBeVisible()
    await expect(page.getByText(/send it again/)).toBeVisible()
  })

  const newcomer = await openDesk({ userData: join(folder, 'newcomer'), demo: undefined })
  await test.step('and signs in to the app', async () => {
    await newcomer.page.getByLabel('E-mail').fill(NEW.email)
    await newcomer.page.getByLabel('Password').fill(NEW.password)
    await newcomer.page.getByRole('button', { name: 'Sign in' }).click()
    await newcomer.synced()
    await expect(newcomer.chatRows.first()).toBeVisible()
    await expect(working.filter({ hasText: NEW.name })).toContainText('Front desk')
    await expect(invited).toHaveCount(0)
    // Settings of who works here are an owner's.
    await newcomer.pane('Settings')
    await expect(newcomer.page.getByRole('button', { name: 'Invite an administrator' })).toHaveCount(0)
  })

  await test.step('the owner ends it: the other app is signed out, and nothing stays on its disk', async () => {
    expect(await accountFolders(folder)).not.toEqual([])
    const row = working.filter({ hasText: NEW.name })
    await row.locator('summary').click()
    await row.getByRole('button', { name: `End ${NEW.name}’s work here` }).click()
    await expect(newcomer.page.getByRole('heading', { name: 'Sign in to Foyer' })).toBeVisible({
      timeout: 30_000,
    })
    await expect(newcomer.page.getByRole('alert')).toContainText('Your access to this network has ended')
    await expect.poll(() => accountFolders(folder)).toEqual([])
    await newcomer.page.getByLabel('Password').fill(NEW.password)
    await newcomer.page.getByRole('button', { name: 'Sign in' }).click()
    await expect(newcomer.page.getByRole('alert')).toContainText('administers no location')
  })
})

async function invite(owner: OpenDesk, name: string, email: string): Promise<void> {
  await owner.page.getByRole('button', { name: 'Invite an administrator' }).click()
  const dialog = owner.page.getByRole('dialog', { name: 'Invite an administrator' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog).toHaveCount(0)
}

/** The link in the newest mail to an address, once it is there. */
async function linkFor(server: Server, email: string): Promise<string> {
  let link: string | undefined
  await expect
    .poll(async () => {
      for (const name of await mailNames(server)) {
        const mail = await readFile(join(server.data.folder, 'mail', name), 'utf8')
        const whole = mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
        const found = /https?:\/\/\S+\/portal\/#\/desk\/[\w-]{43}/.exec(whole)?.[0]
        if (found !== undefined && mail.includes(`To: ${email}`)) link = found
      }
      return link
    })
    .toBeDefined()
  return link!
}

/** What lies in the newcomer's folder of accounts. */
async function accountFolders(folder: string): Promise<string[]> {
  const accounts = join(folder, 'newcomer', 'accounts')
  const names = await readdir(accounts).catch(() => [])
  const found = await Promise.all(names.map(async (name) => (await stat(join(accounts, name))).isDirectory()))
  return names.filter((_name, index) => found[index])
}
