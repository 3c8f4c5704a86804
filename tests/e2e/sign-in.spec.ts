import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../harness/fixtures.ts'
import type { OpenDesk } from '../harness/fixtures.ts'

async function typeIn(desk: OpenDesk, server: string, email: string, password: string): Promise<void> {
  const form = desk.page.getByRole('form', { name: 'Sign in' })
  await form.getByLabel('Server').fill(server)
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Password').fill(password)
  await form.getByRole('button', { name: 'Sign in' }).click()
}

test('each thing that stands in the way of signing in is named', async ({ network, openDesk }) => {
  const desk = await openDesk({ demo: undefined })
  const alert = desk.page.getByRole('alert')
  const { email, password } = network.server.demo
  await expect(desk.page.getByLabel('Server')).toHaveValue(network.cable.url)

  await typeIn(desk, network.cable.url, email, 'wrong')
  await expect(alert).toContainText(/password/i)

  const stranger = createServer((_request, response) => response.end('<h1>Hello</h1>')).listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  await typeIn(desk, `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`, email, password)
  await expect(alert).toContainText('is not a Foyer server')
  stranger.close()

  await typeIn(desk, 'http://desk.example.com', email, password)
  await expect(alert).toContainText('must be reached by https://')

  network.cable.pull()
  await typeIn(desk, network.cable.url, email, password)
  await expect(alert).toContainText('Nothing answers at')

  network.cable.plugIn()
  await typeIn(desk, network.cable.url, email, password)
  await desk.synced()
})

test.describe('servers of other versions', () => {
  for (const [words, oldest, newest, sentence] of [
    ['older', 0, 0, 'is too old for this Foyer'],
    ['newer', 99, 100, 'needs a newer Foyer'],
  ] as const) {
    test(words, async ({ openDesk }) => {
      const about = { foyer: 'server', version: '9', protocol: { oldest, newest }, networkName: 'Other' }
      const other = createServer((_request, response) => response.end(JSON.stringify(about)))
      other.listen(0, '127.0.0.1')
      await once(other, 'listening')
      const desk = await openDesk({ demo: undefined })
      await typeIn(
        desk,
        `http://127.0.0.1:${(other.address() as AddressInfo).port}`,
        'dana@x.example',
        'secret',
      )
      await expect(desk.page.getByRole('alert')).toContainText(sentence)
      other.close()
    })
  }
})

test('an ended session asks to sign in again, and what was written is still sent', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk({ demo: undefined })
  const { email, password } = network.server.demo
  await typeIn(desk, network.cable.url, email, password)
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.openChat('Nadia Nguyen')
  await desk.write('Nadia Nguyen', 'Written before the session ended')

  // The server is there again after this, and the desk finds it by itself.
  await network.change(`delete from sessions`)
  await expect(desk.page.getByRole('form', { name: 'Sign in' })).toBeVisible()
  await expect(desk.page.getByRole('alert')).toContainText(/sign in again/i)
  await expect(desk.page.getByLabel('E-mail')).toHaveValue(email)

  await typeIn(desk, network.cable.url, email, password)
  await desk.openChat('Nadia Nguyen')
  await expect(desk.message('Written before the session ended')).toContainText('Sent')
})

test('signing out asks while messages wait, and then leaves nothing behind', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk({ demo: undefined })
  const { email, password } = network.server.demo
  await typeIn(desk, network.cable.url, email, password)
  await desk.synced()
  network.cable.pull()
  await desk.offline()
  await desk.openChat('Nadia Nguyen')
  await desk.write('Nadia Nguyen', 'Not sent yet')

  await desk.pane('Settings')
  await desk.page.getByRole('button', { name: 'Sign out' }).click()
  const dialog = desk.page.getByRole('alertdialog').or(desk.page.getByRole('dialog'))
  await expect(dialog).toContainText('exist only on this computer')
  await dialog.getByRole('button', { name: /discard/i }).click()
  await expect(desk.page.getByRole('form', { name: 'Sign in' })).toBeVisible()

  network.cable.plugIn()
  await typeIn(desk, network.cable.url, email, password)
  await desk.synced()
  await desk.openChat('Nadia Nguyen')
  await expect(desk.message('Not sent yet')).toHaveCount(0)
})
