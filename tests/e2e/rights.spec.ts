import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { sendFiles } from '../harness/send-files.ts'
import { writeSample } from '../harness/sample-files.ts'

const NAME = 'Nadia Nguyen'
const OWNER = 'eleanor@tideway.example'
/** A word that stands nowhere else. */
const MARK = 'plantedmark7f3a9c'

test.slow()

test('an owner takes the right to read chats: nothing of them stays on the other computer, then or after an absence', async ({
  network,
  openDesk,
  folder,
}) => {
  const dana = await openDesk()
  await dana.synced()
  const eleanor = await openDesk({
    userData: join(folder, 'owner'),
    demo: { email: OWNER, password: network.server.demo.password },
  })
  await eleanor.synced()

  await test.step('a message, a note, a file and a draft are on the disk', async () => {
    await dana.openChat(NAME)
    const file = await writeSample(folder, `${MARK}.txt`, Buffer.from(`The words of a file: ${MARK}`))
    await sendFiles(dana, NAME, [file], `See ${MARK}`)
    await dana.box(NAME).fill(`Not sent: ${MARK}`)
    await dana.pane('Notifications')
    await dana.pane('Chats')
    await expect.poll(() => placesOf(join(folder, 'app'), MARK)).not.toEqual([])
  })

  await test.step('the owner takes it: the chats leave the screen and the disk', async () => {
    await setChats(eleanor, false)
    // Dana's own direct chats are no chats of the desk: they stay.
    await expect(dana.chatRow(NAME)).toHaveCount(0)
    await expect(dana.page.getByText(MARK)).toHaveCount(0)
    await expect.poll(() => placesOf(join(folder, 'app'), MARK), { timeout: 30_000 }).toEqual([])
  })

  await test.step('the owner gives it back: they come again', async () => {
    await setChats(eleanor, true)
    await expect(dana.chatRow(NAME)).toBeVisible()
    await dana.openChat(NAME)
    await expect(dana.message(`See ${MARK}`)).toBeVisible()
  })

  await test.step('taken while this computer was away: gone as soon as it is back', async () => {
    network.cable.pull()
    await dana.offline()
    await expect(dana.message(`See ${MARK}`)).toBeVisible()
    await network.change(
      `update memberships set chat_permissions = '{}' where user_id = (select id from users where email = 'dana@tideway.example')`,
    )
    // Dana's own direct chats are no chats of the desk: they stay.
    await expect(dana.chatRow(NAME)).toHaveCount(0)
    await expect.poll(() => placesOf(join(folder, 'app'), MARK), { timeout: 30_000 }).toEqual([])
  })
})

/** Sets whether Dana has the chat permissions of her role, or none. */
async function setChats(owner: OpenDesk, has: boolean): Promise<void> {
  await owner.pane('Settings')
  const row = owner.page
    .getByRole('list', { name: 'Administrators here' })
    .getByRole('listitem')
    .filter({ hasText: 'Dana Okafor' })
  const box = row.getByRole('checkbox', { name: 'Chats as the role has it' })
  if (!(await box.isVisible())) await row.locator('summary').click()
  // It changes when the change is on the disk.
  if ((await box.isChecked()) !== has) await box.click()
  await expect(box).toBeChecked({ checked: has })
  await expect(row.locator('summary')).toContainText(has ? 'as the role' : 'No chats')
  await owner.synced()
}

/** The files below a folder that hold the word, in UTF-8 or UTF-16; also among names. */
async function placesOf(folder: string, word: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      if (entry.name.includes(word)) return [path]
      if (!entry.isFile()) return []
      const bytes = await readFile(path).catch(() => Buffer.alloc(0))
      return bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')) ? [path] : []
    }),
  )
  return found.flat()
}
