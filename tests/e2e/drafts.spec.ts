import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../harness/fixtures.ts'
import { dropFiles } from '../harness/drop.ts'

const NAME = 'Nadia Nguyen'

test('text, mode, answer and files of a draft outlive kill -9; signing out asks for them', async ({
  openDesk,
  folder,
}) => {
  const before = await openDesk()
  await before.synced()
  await before.openChat(NAME)
  const question = before.page.getByRole('log').getByRole('article').filter({ hasText: 'flex desk contract' })
  const file = join(folder, 'bike-room.txt')
  await writeFile(file, 'behind the café')

  await test.step('a draft that answers a message, as a note, with a file', async () => {
    await question.first().hover()
    await question.first().getByRole('button', { name: 'Reply' }).click()
    await expect(before.page.getByRole('group', { name: `Answer to ${NAME}` })).toBeVisible()
    await expect(before.box(NAME)).toBeFocused()
    await before.page.keyboard.type('Maria has it')
    await before.page.keyboard.press('Control+Shift+M')
    const note = before.page.getByRole('textbox', { name: `Internal note about ${NAME}` })
    await expect(note).toHaveValue('Maria has it')
    await dropFiles(before.page, note, [file])
    await expect(before.page.getByRole('list', { name: 'Files to be sent' })).toContainText('bike-room.txt')
    await expect(before.page.getByText('Draft saved')).toBeVisible()
  })
  await test.step('and a hand-over that is being written', async () => {
    await before.page.keyboard.press('Control+Shift+H')
    await before.page.getByRole('textbox', { name: 'Note to the next shift' }).fill('The lift is out')
    const session = await before.ask('session.get', {})
    if (session.state !== 'signedIn') throw new Error('Nobody is signed in.')
    const key = { place: 'handOver', locationId: session.locationId } as const
    await expect.poll(async () => (await before.ask('desk.unfinished', key)).text).toBe('The lift is out')
  })
  await before.kill()

  const after = await openDesk()
  await after.chatRow(NAME).click()
  await test.step('all of it is there again', async () => {
    await expect(after.page.getByRole('textbox', { name: `Internal note about ${NAME}` })).toHaveValue(
      'Maria has it',
    )
    await expect(after.page.getByRole('button', { name: 'Add note' })).toBeEnabled()
    await expect(after.page.getByRole('group', { name: `Answer to ${NAME}` })).toContainText(
      'flex desk contract',
    )
    await expect(after.page.getByRole('list', { name: 'Files to be sent' })).toContainText('bike-room.txt')
  })

  await test.step('the note to the next shift, too', async () => {
    await after.page.keyboard.press('Control+Shift+H')
    const note = after.page.getByRole('textbox', { name: 'Note to the next shift' })
    await expect(note).toHaveValue('The lift is out')
  })

  await test.step('signing out asks, and stays', async () => {
    await after.pane('Settings')
    await after.page.getByRole('button', { name: 'Sign out' }).click()
    const dialog = after.page.getByRole('dialog')
    await expect(dialog).toContainText('2 drafts exist only on this computer')
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await after.pane('Chats')
    await expect(after.page.getByRole('textbox', { name: `Internal note about ${NAME}` })).toBeVisible()
  })
})
