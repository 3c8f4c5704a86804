import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { holdFiles } from '../harness/drop.ts'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'

const rowOf = (desk: OpenDesk) => desk.page.getByRole('article', { name: `${NAME} booked Room 4` })
const boxOf = (desk: OpenDesk) => rowOf(desk).getByRole('textbox', { name: `Message to ${NAME}` })
const trayOf = (desk: OpenDesk) => rowOf(desk).getByRole('list', { name: 'Files to be sent' })

async function reply(desk: OpenDesk): Promise<void> {
  await desk.pane('Notifications')
  await rowOf(desk).click()
  await rowOf(desk).getByRole('button', { name: 'Reply…' }).click()
  await expect(boxOf(desk)).toBeFocused()
}

test('a reply from the row takes pasted and dropped files, and is there again after kill -9', async ({
  openDesk,
  folder,
}) => {
  test.slow()
  const before = await openDesk()
  await before.synced()
  const file = async (name: string) => {
    const path = join(folder, name)
    await writeFile(path, name)
    return path
  }

  await test.step('a picture is pasted into the box', async () => {
    await reply(before)
    await before.page.keyboard.type('This is the bike room')
    await boxOf(before).evaluate((box) => {
      const clipboardData = new DataTransfer()
      const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(trayOf(before).getByRole('listitem')).toHaveCount(1)
    await expect(boxOf(before)).toBeFocused()
    await expect(boxOf(before)).toHaveValue('This is the bike room')
  })

  await test.step('a file is dropped onto the box: it says to whom, and stays in the row', async () => {
    const held = await holdFiles(before.page, boxOf(before), [await file('rules.txt')])
    const sign = rowOf(before)
      .getByRole('status')
      .filter({ hasText: /^Send to/ })
    await expect(sign).toContainText(`Send to ${NAME}, nonmember`)
    await held.drop()
    await expect(sign).toHaveCount(0)
    await expect(trayOf(before)).toContainText('rules.txt')
    await expect(trayOf(before).getByRole('listitem')).toHaveCount(2)
    await expect(boxOf(before)).toHaveValue('This is the bike room')
  })

  await test.step('dropped beside the box, onto the row, it leads to the chat with all that was begun', async () => {
    const name = rowOf(before).getByRole('button', { name: NAME, exact: true })
    await (await holdFiles(before.page, name, [await file('map.txt')])).drop()
    await expect(before.box(NAME)).toBeFocused()
    await expect(before.box(NAME)).toHaveValue('This is the bike room')
    await expect(before.page.getByRole('list', { name: 'Files to be sent' })).toContainText('map.txt')
    await reply(before)
    await expect(trayOf(before).getByRole('listitem')).toHaveCount(3)
  })

  await test.step('kill -9 while typing', async () => {
    await boxOf(before).press('End')
    await before.page.keyboard.type(', and its rules')
    await expect(rowOf(before).getByText('Draft saved')).toBeVisible()
    await before.kill()
  })

  const after = await openDesk()
  await reply(after)
  await expect(boxOf(after)).toHaveValue('This is the bike room, and its rules')
  await expect(trayOf(after).getByRole('listitem')).toHaveCount(3)

  await test.step('Send takes all of it along, once', async () => {
    await after.synced()
    await rowOf(after).getByRole('button', { name: 'Send to Nadia' }).click()
    await expect(boxOf(after)).toBeHidden()
    await after.page.getByRole('button', { name: 'Open chat' }).first().click()
    const sent = after.message('This is the bike room, and its rules')
    await expect(sent).toHaveCount(1)
    for (const words of ['rules.txt', 'map.txt', 'image.png']) await expect(sent).toContainText(words)
    await expect(after.box(NAME)).toHaveValue('')
  })
})
