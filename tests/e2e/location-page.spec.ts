import { expect, test } from '../harness/fixtures.ts'
import { addLine, administrator, locationOf, published } from './location-editor.ts'

test('two who edit the page at once: the later one sees both, and nothing is lost', async ({
  network,
  openDesk,
  folder,
}) => {
  test.setTimeout(180_000)
  const maria = await openDesk(administrator(network, folder, 'maria'))
  await maria.synced()
  const locationId = await locationOf(maria)
  await maria.pane('Location')
  await maria.page.getByRole('button', { name: 'Edit' }).click()
  await addLine(maria, 'Maria was here')
  network.cable.pull()
  await maria.offline()
  await maria.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(maria.page.getByText('Will publish when online. The old')).toBeVisible()

  const eleanor = await openDesk({
    ...administrator(network, folder, 'eleanor'),
    server: network.server.url,
  })
  await eleanor.synced()
  await eleanor.pane('Location')
  await eleanor.page.getByRole('button', { name: 'Edit' }).click()
  await addLine(eleanor, 'Eleanor was quicker')
  await eleanor.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => published(network, locationId)).toContain('Eleanor was quicker')

  network.cable.plugIn()
  await maria.ask('app.reconnect', {})
  const versions = maria.page.getByRole('alert', { name: 'Two versions' })
  await expect(versions).toContainText('Maria was here')
  await expect(versions).toContainText('Eleanor was quicker')
  expect(await published(network, locationId)).not.toContain('Maria was here')
  await versions.getByRole('button', { name: 'Go on with mine' }).click()
  await addLine(maria, 'and read what Eleanor wrote')
  await maria.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => published(network, locationId)).toContain('and read what Eleanor wrote')
  await expect(versions).toBeHidden()
})

test('a visibility is changed only after it was said how many people it shows', async ({
  network,
  openDesk,
  folder,
}) => {
  const maria = await openDesk(administrator(network, folder, 'maria'))
  await maria.synced()
  await maria.pane('Location')
  await maria.page.getByRole('tab', { name: 'Feed' }).click()
  await maria.page.getByRole('radio', { name: /Everybody/ }).click()
  const dialog = maria.page.getByRole('dialog')
  await expect(dialog).toContainText(/\d+ (people are|person is) shown to everybody/)
  await dialog.getByRole('button', { name: 'Change' }).click()
  await expect(maria.page.getByRole('radio', { name: /Everybody/ })).toBeChecked()
  await maria.page.getByRole('tab', { name: 'General' }).click()
  await maria.page.getByRole('button', { name: 'Signed out' }).click()
  await expect(maria.page.getByText(/\d+ posts/)).toBeVisible()
})

test('who may not change the page reads it', async ({ openDesk }) => {
  const dana = await openDesk()
  await dana.synced()
  await dana.pane('Location')
  await expect(dana.page.getByText('Owners and managers can change this page.')).toBeVisible()
  await expect(dana.page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
})
