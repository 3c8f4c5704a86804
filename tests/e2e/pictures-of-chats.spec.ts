import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { dropFiles } from '../harness/drop.ts'
import { expect, test, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { NARROWEST, picture, resize, showIn, showNewest, SIZES, THEMES, type Size } from '../harness/look.ts'
import { ROOT } from '../harness/places.ts'
import { writeSample } from '../harness/sample-files.ts'
import { sendFiles } from '../harness/send-files.ts'

const NAME = 'Oleh Kovalenko'
const MB = 1_000_000
const LARGE = [{ width: 1440, height: 900 }] as const
const ALLOW_EXPORT = `UPDATE memberships SET chat_permissions = '{chat.read,chat.reply,chat.assign,chat.export}'
  WHERE admin_role = 'frontDesk'`

const asset = (name: string) => join(ROOT, 'server/demo/assets', name)

/** The scene as it stands, by day and by night; in both sizes, or in the one that is given. */
async function pictures(
  desk: OpenDesk,
  name: string,
  sizes: readonly Size[] = SIZES,
  again = async () => {},
): Promise<void> {
  // Nothing is pointed at.
  await desk.page.mouse.move(2, 2)
  for (const size of sizes) {
    await resize(desk, size)
    for (const theme of THEMES) {
      await showIn(desk, theme)
      await again()
      await picture(desk, 'chats', `${name}-${theme}-${size.width}x${size.height}`)
    }
  }
}

/** What the desk and the customer say to each other while his chat is not on the screen. */
async function talk(desk: OpenDesk, network: Network): Promise<() => Promise<void>> {
  const oleh = await network.portal(await desk.emailOf(NAME))
  const chat = (await oleh.chats()).find(({ title }) => title === 'Riverside desk')
  const id = (chat?.conversationId ?? '') as ConversationId
  await desk.openChat(NAME)
  await sendFiles(
    desk,
    NAME,
    [asset('bike-room.jpg'), asset('floor-plan.png')],
    'Space 12 is behind the bike room, here is the plan.',
  )
  await desk.write(NAME, 'Space 21')
  const { messages } = await desk.ask('messages.page', { conversationId: id, beforeSeq: null, limit: 1 })
  const wrong = messages.at(-1)
  if (!wrong) throw new Error('the message just written is not there')
  await desk.ask('messages.unsend', { messageId: wrong.id })
  const { people } = await desk.ask('desk.colleagues', {})
  const maria = people.find(({ name }) => name === 'Maria Silva')
  if (!maria) throw new Error('Maria is not at this desk')
  await desk.ask('messages.send', {
    conversationId: id,
    subject: null,
    kind: 'note',
    text: '@Maria Silva he asked for a second badge on Monday: badges.tideway.example/oleh',
    stagedFileIds: [],
    mentionUserIds: [maria.userId],
    replyToId: null,
  })
  await desk.synced()
  await desk.pane('Feed')
  const own = (await oleh.messages(id)).findLast(({ files }) => files.length > 0)
  await oleh.react(own?.id ?? '', '👍')
  await oleh.write(
    id,
    'Found it, thank you! The gate opens with https://gate.tideway.example/12?badge=4711',
    own?.id,
  )
  await oleh.write(id, 'Could Sun-mi have a badge for today as well? She comes back at three.')
  const page = await oleh.openPage()
  return async () => {
    await expect(async () => {
      page.type(id)
      await expect(desk.page.getByRole('log')).toContainText('Oleh is typing', { timeout: 1000 })
    }).toPass()
  }
}

test('pictures of the states of a chat, light and dark', async ({ folder, network, openDesk }) => {
  test.slow()
  await network.change(ALLOW_EXPORT)
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()
  const tray = page.getByRole('list', { name: 'Files to be sent' })
  const dialog = page.getByRole('dialog')
  const drop = (paths: string[]) => dropFiles(page, page.getByRole('log'), paths)

  await test.step('a busy chat, in every width', async () => {
    const isTyping = await talk(desk, network)
    await desk.pane('Chats')
    await desk.openChat(NAME)
    await expect(page.getByText('New', { exact: true })).toBeVisible()
    await pictures(desk, 'busy', [...SIZES, NARROWEST], async () => {
      await showNewest(desk)
      await isTyping()
    })
  })

  await test.step('the tray', async () => {
    await resize(desk, LARGE[0])
    await drop([
      asset('parcel-shelf.jpg'),
      asset('quiet-floor.jpg'),
      asset('flex-desk-contract.pdf'),
      asset('walk-through.mp4'),
      await writeSample(
        folder,
        'minutes of the meeting of the residents, November.txt',
        Buffer.from('We met.'),
      ),
      await writeSample(folder, 'empty.txt', Buffer.alloc(0)),
    ])
    await expect(tray.getByRole('listitem')).toHaveCount(5)
    await expect(page.getByRole('alert')).toContainText('empty.txt is empty.')
    await expect(tray.locator('canvas')).toHaveAttribute('data-drawn', 'true')
    await tray.getByRole('textbox', { name: 'Caption of parcel-shelf.jpg' }).fill('Yours is the long one')
    await desk.box(NAME).fill('All of yesterday evening, as promised.')
    await pictures(desk, 'tray')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await desk.synced()
  })

  await test.step('an upload that runs, and one that is paused', async () => {
    await resize(desk, LARGE[0])
    const film = randomFillSync(Buffer.allocUnsafe(48 * MB))
    await drop([
      await writeSample(folder, 'opening-evening.mov', film),
      await writeSample(folder, 'plans-of-all-floors.zip', film.subarray(0, 30 * MB)),
    ])
    await expect(tray.getByRole('textbox')).toHaveCount(2)
    network.cable.slowTo(2 * MB)
    await desk.write(NAME, 'The film, and the plans')
    const message = desk.message('The film, and the plans')
    await expect(message.getByText(/B\/s · .* left$/)).toHaveCount(2)
    await message.getByRole('button', { name: 'Pause plans-of-all-floors.zip' }).click()
    await expect(message.getByText(/· paused$/)).toHaveCount(1)
    await pictures(desk, 'upload')
    for (const name of ['plans-of-all-floors.zip', 'opening-evening.mov']) {
      await message.getByRole('button', { name: `Cancel ${name}` }).click()
    }
    network.cable.slowTo(null)
  })

  await test.step('files, and one of them large', async () => {
    await page.getByRole('button', { name: 'Files of this chat' }).click()
    await expect(page.getByRole('list', { name: 'Files' }).getByText('parcel-shelf.jpg')).toBeVisible()
    await pictures(desk, 'files')
    await page.getByRole('button', { name: /^parcel-shelf.jpg, from/ }).click()
    await expect
      .poll(() =>
        dialog
          .locator('img')
          .first()
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0)
    await pictures(desk, 'lightbox-picture', LARGE)
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /^flex-desk-contract.pdf, from/ })
      .first()
      .click()
    await expect(dialog.getByLabel('Page 1 of 4')).toHaveAttribute('data-drawn', 'true')
    await pictures(desk, 'lightbox-pdf', LARGE)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Back to the messages' }).click()
  })

  await test.step('what the box and the head offer', async () => {
    await desk.box(NAME).press('/')
    await expect(
      page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option').first(),
    ).toBeVisible()
    await pictures(desk, 'saved-replies', LARGE)
    await desk.box(NAME).fill('')
    await desk.box(NAME).press('Control+Shift+L')
    await dialog.getByRole('textbox', { name: 'What was promised' }).fill('Order a second badge for space 12')
    await pictures(desk, 'follow-up', LARGE)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More about this chat' }).click()
    await pictures(desk, 'menu', LARGE)
    await page.getByRole('menuitem', { name: 'Export or print…' }).click()
    await expect(dialog.getByRole('radio', { name: 'PDF' })).toBeVisible()
    await pictures(desk, 'export', LARGE)
    await page.keyboard.press('Escape')
  })

  await test.step('the palette and the search', async () => {
    await desk.box(NAME).press('Control+K')
    await page.getByRole('combobox', { name: 'Person, company, chat or command' }).fill('ma')
    await expect(page.getByRole('option').first()).toBeVisible()
    await pictures(desk, 'palette', LARGE)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+F')
    await page.getByRole('searchbox', { name: /^Search/ }).fill('contract')
    await expect(page.getByRole('list', { name: 'Messages' }).locator('[data-row]').first()).toBeVisible()
    await expect(page.getByRole('region', { name: 'Files found' }).getByRole('button').first()).toBeVisible()
    await pictures(desk, 'search')
  })

  await test.step('a hand-over, open and acknowledged', async () => {
    await desk.status.getByRole('button', { name: 'Hand-over from Maria Silva' }).click()
    const last = page.getByRole('article', { name: 'Last hand-over' })
    await expect(last.getByRole('button', { name: 'Acknowledge' })).toBeVisible()
    await pictures(desk, 'hand-over')
    await last.getByRole('button', { name: 'Acknowledge' }).click()
    await expect(last).toContainText('Acknowledged by')
    await pictures(desk, 'hand-over-acknowledged', LARGE)
  })

  await test.step('offline with three waiting', async () => {
    await desk.pane('Chats')
    await desk.openChat(NAME)
    await desk.synced()
    network.cable.pull()
    await desk.offline()
    await desk.write(NAME, 'I have put a badge for Sun-mi into the green envelope, next to yours.')
    await desk.write(NAME, 'It works until eight tonight.')
    await desk.write(NAME, 'Shall I keep Room 2 for the two of you at three?')
    await expect(desk.status).toContainText('Outbox: 3 waiting')
    await pictures(desk, 'offline', SIZES, () => showNewest(desk))
    await desk.status.getByRole('button', { name: 'Outbox: 3 waiting' }).click()
    await expect(page.getByRole('list', { name: 'Outbox' }).getByRole('article')).toHaveCount(3)
    await pictures(desk, 'outbox', LARGE)
  })
})
