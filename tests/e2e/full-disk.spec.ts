import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../harness/drop.ts'
import { expect, test } from '../harness/fixtures.ts'
import { smallDisk } from '../harness/small-disk.ts'

const NAME = 'Nadia Nguyen'
const MIB = 1024 * 1024

test('a disk that is too small, and one that is full: named, nothing lost, and it goes on when there is room', async ({
  folder,
  openDesk,
}) => {
  const disk = await smallDisk(join(folder, 'disk'), 500)
  test.skip(disk === null, 'a small disk is mounted by root, on Linux')
  if (!disk) return
  try {
    const desk = await openDesk({ userData: join(disk.path, 'app') })
    await desk.synced()
    await desk.openChat(NAME)
    const tray = desk.page.getByRole('list', { name: 'Files to be sent' })

    await test.step('a file that the disk has no room for is refused with the reason, the other one is taken', async () => {
      const film = join(folder, 'film.bin')
      await writeFile(film, 'film')
      await truncate(film, 490 * MIB)
      const list = join(folder, 'list.txt')
      await writeFile(list, 'keys')
      await dropFiles(desk.page, desk.page.getByRole('log'), [film, list])
      await expect(desk.page.getByRole('alert')).toContainText("film.bin doesn't fit on this computer's disk")
      await expect(tray.getByRole('listitem')).toHaveCount(1)
      await expect(tray).toContainText('list.txt')
    })

    await disk.fill()

    await test.step('nothing is sent that could not be kept: it stays in the box, and the reason is told', async () => {
      await desk.box(NAME).fill('The keys are at the desk')
      await desk.box(NAME).press('Enter')
      await expect(desk.page.getByText(/disk is full/).first()).toBeVisible()
      await expect(desk.box(NAME)).toHaveValue('The keys are at the desk')
      await desk.openChat('Oleh Kovalenko')
      await expect(desk.page.getByRole('log').getByRole('article').last()).toBeVisible()
      await desk.openChat(NAME)
    })

    await disk.free()

    await test.step('with room again it is sent, once, with its file', async () => {
      await expect(desk.box(NAME)).toHaveValue('The keys are at the desk')
      await desk.box(NAME).press('Enter')
      await expect(desk.message('The keys are at the desk')).toContainText('Sent')
      await expect(desk.message('The keys are at the desk')).toContainText('list.txt')
      expect(await desk.messagesLike('The keys')).toEqual(['The keys are at the desk'])
    })
    await desk.kill()
  } finally {
    await disk.remove()
  }
})
