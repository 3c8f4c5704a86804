import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../harness/drop.ts'
import { expect, test } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'
/** Another administrator of Riverside; all of the demo have one password. */
const MARIA = 'maria@tideway.example'

test('what the box offers: saved replies, colleagues, emoji; what it asks and refuses', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()

  await test.step('a saved reply is written in Settings, with variables', async () => {
    await desk.pane('Settings')
    await page.getByRole('button', { name: 'New reply' }).click()
    const dialog = page.getByRole('dialog', { name: 'New saved reply' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Room is ready')
    await dialog.getByRole('textbox', { name: 'Text' }).fill('Hi ')
    await dialog.getByRole('button', { name: /^Insert first name/ }).click()
    await page.keyboard.type(', {{room}} waits for you at {{time}}. Ask for {{host}}.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('list', { name: 'Saved replies' })).toContainText('Room is ready')
  })

  await desk.pane('Chats')
  await desk.openChat(NAME)
  const box = desk.box(NAME)
  await test.step('and inserted with a slash: filled in, what is missing is named and selected', async () => {
    await box.press('/')
    await page.keyboard.type('ready')
    await expect(page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option')).toHaveCount(1)
    await box.press('Enter')
    await expect(box).toHaveValue('Hi Nadia, Room 4 waits for you at 10:00. Ask for {{host}}.')
    await expect(page.getByText('Not filled in: host')).toBeVisible()
    await page.keyboard.type('Dana')
    await expect(box).toHaveValue('Hi Nadia, Room 4 waits for you at 10:00. Ask for Dana.')
    await expect(page.getByText('Not filled in')).toBeHidden()
  })

  await test.step('a colleague and an emoji by name; Shift Enter makes a line', async () => {
    await box.fill('')
    await page.keyboard.type('@mar')
    await box.press('Enter')
    await expect(box).toHaveValue('@Maria Silva ')
    await page.keyboard.type('has it :tada')
    await expect(page.getByRole('listbox', { name: 'Emoji' })).toBeVisible()
    await box.press('Enter')
    await box.press('Shift+Enter')
    await page.keyboard.type('See you')
    await page.getByRole('button', { name: 'Emoji' }).click()
    await page.keyboard.type('bicycle')
    await page.keyboard.press('Enter')
    await expect(box).toHaveValue('@Maria Silva has it 🎉 \nSee you🚲')
    await box.press('Enter')
    await expect(box).toHaveValue('')
    await expect(page.getByRole('log')).toContainText('See you🚲')
    const { conversationId } = (
      await desk.ask('chats.list', { filter: 'all', query: NAME, offset: 0, limit: 1 })
    ).chats[0] ?? { conversationId: null }
    if (!conversationId) throw new Error('no chat')
    const { messages } = await desk.ask('messages.page', { conversationId, beforeSeq: null, limit: 1 })
    expect(messages.at(-1)?.mentions.map(({ name }) => name)).toEqual(['Maria Silva'])
  })

  await test.step('a message of 200 KB is refused with the limit named, and stays', async () => {
    await box.fill('word '.repeat(40_000))
    await box.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'at most 20,000' })).toBeVisible()
    expect((await box.inputValue()).length).toBe(200_000)
    await box.fill('')
  })

  await test.step('a file that names another customer is asked about once', async () => {
    const invoice = join(folder, 'invoice-jonas-lindqvist.pdf')
    await writeFile(invoice, '%PDF-1.4 an invoice')
    await dropFiles(page, page.getByRole('log'), [invoice])
    await expect(page.getByRole('list', { name: 'Files to be sent' })).toContainText(
      'invoice-jonas-lindqvist.pdf',
    )
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('invoice-jonas-lindqvist.pdf names Jonas Lindqvist.')
    await dialog.getByRole('button', { name: 'Don’t send' }).click()
    await expect(page.getByRole('list', { name: 'Files to be sent' })).toBeVisible()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await dialog.getByRole('button', { name: `Send to ${NAME}` }).click()
    await expect(page.getByRole('list', { name: 'Files to be sent' })).toBeHidden()
    await desk.synced()
    const nadia = await network.portal('nadia@lumen.studio')
    const [chat] = await nadia.chats()
    await expect
      .poll(async () =>
        (await nadia.messages(chat?.conversationId ?? '')).at(-1)?.files.map(({ name }) => name),
      )
      .toEqual(['invoice-jonas-lindqvist.pdf'])
  })

  await test.step('Send can be undone while the time for it runs', async () => {
    await desk.pane('Settings')
    await page.getByRole('radio', { name: '30 seconds' }).check()
    await desk.pane('Chats')
    await desk.write(NAME, 'Sent too early')
    await desk.message('Sent too early').getByRole('button', { name: 'Undo' }).click()
    await expect(box).toHaveValue('Sent too early')
    await expect(desk.message('Sent too early')).toHaveCount(0)
  })
})

test('follow-ups by time, by check-in and after a booking become due, and are done with undo', async ({
  network,
  openDesk,
}) => {
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()
  const followUp = async (name: string, text: string, choice: string | RegExp) => {
    await desk.chatRow(name).click()
    await expect(desk.box(name)).toBeVisible()
    await desk.box(name).press('Control+Shift+L')
    const dialog = page.getByRole('dialog', { name: `Follow up with ${name.split(' ')[0]}` })
    await dialog.getByRole('textbox', { name: 'What was promised' }).fill(text)
    await dialog.getByRole('radio', { name: choice }).check()
    return dialog
  }
  const promised = (name: string, text: string) => {
    const profile = page.getByRole('complementary', { name: `Profile of ${name}` })
    return profile.getByRole('list', { name: 'Follow-ups' }).getByRole('listitem').filter({ hasText: text })
  }

  await test.step('a time of the location', async () => {
    const dialog = await followUp(NAME, 'Send the price of the corner office', 'At a date and time')
    await dialog.getByLabel(/^Date and time in Europe\/London/).fill('2020-01-02T09:00')
    await dialog.getByRole('button', { name: 'Remind me' }).click()
    const row = promised(NAME, 'corner office')
    await expect(row).toContainText('Due')
    await expect(row).toContainText('2 Jan 2020 09:00')
  })

  await test.step('after the booking of Room 4 ends', async () => {
    const dialog = await followUp(NAME, 'Tell her about the projector', /^After the booking of Room 4 ends/)
    await dialog.getByRole('button', { name: 'Remind me' }).click()
    await expect(promised(NAME, 'projector')).toContainText('Room 4')
    await expect(promised(NAME, 'projector')).not.toContainText('Due')
  })

  await test.step('when a visitor checks in', async () => {
    const dialog = await followUp(
      'Jonas Lindqvist',
      'Show her locker 31',
      /^When Guðrún Jónsdóttir checks in/,
    )
    await dialog.getByRole('button', { name: 'Remind me' }).click()
    await expect(promised('Jonas Lindqvist', 'locker 31')).not.toContainText('Due')
  })

  await test.step('both become due by what happens', async () => {
    await desk.synced()
    await network.change(`update visits set status = 'checkedIn', checked_in_at = expected_at, rev = rev + 1
      where visitor_name like 'Gu%';
      update bookings set starts_at = starts_at - 864000000, ends_at = ends_at - 864000000, rev = rev + 1
      where resource = 'Room 4' and first and ends_at > extract(epoch from now()) * 1000;
      -- No event tells of it: another epoch makes every device read the rows again.
      update streams set epoch = md5(random()::text)`)
    await expect(promised('Jonas Lindqvist', 'locker 31')).toContainText('Due')
    await desk.chatRow(NAME).click()
    await expect(promised(NAME, 'projector')).toContainText('Due')
  })

  await test.step('done, and not done after all', async () => {
    const row = promised(NAME, 'corner office')
    await row.getByRole('button', { name: /^Done/ }).click()
    await expect(row).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(row).toHaveCount(1)
  })
})

test('two at the desk: a warning that both write, and a hand-over that the other acknowledges', async ({
  network,
  openDesk,
  folder,
}) => {
  const dana = await openDesk()
  await dana.synced()
  const maria = await openDesk({
    userData: join(folder, 'maria'),
    demo: { email: MARIA, password: network.server.demo.password },
  })
  await maria.synced()

  await test.step('who writes in the same chat is named above the box', async () => {
    await dana.openChat(NAME)
    await maria.openChat(NAME)
    await maria.box(NAME).pressSequentially('I will answer')
    await expect(dana.page.getByText('Maria is writing an answer')).toBeVisible()
    await maria.box(NAME).fill('')
  })

  await test.step('Dana hands over', async () => {
    await dana.box(NAME).press('Control+Shift+H')
    const pane = dana.page.getByRole('region', { name: 'Hand-over' })
    await expect(
      pane
        .getByRole('list', { name: /^Waits for an answer/ })
        .getByRole('button')
        .first(),
    ).toContainText('waits since')
    await pane.getByRole('textbox', { name: 'Note to the next shift' }).fill('The lift is out until four.')
    await pane.getByRole('button', { name: 'Hand over', exact: true }).click()
    await expect(pane.getByRole('article', { name: 'Last hand-over' })).toContainText(
      'Nobody has acknowledged it yet',
    )
  })

  await test.step('Maria is told in the status line, reads it on top and acknowledges', async () => {
    await maria.status.getByRole('button', { name: 'Hand-over from Dana Okafor' }).click()
    const last = maria.page.getByRole('article', { name: 'Last hand-over' })
    await expect(last).toContainText('The lift is out until four.')
    await last.getByRole('button', { name: 'Acknowledge' }).click()
    await expect(last).toContainText('Acknowledged by Maria Silva')
    await expect(dana.page.getByRole('article', { name: 'Last hand-over' })).toContainText(
      'Acknowledged by Maria Silva',
    )
    await expect(maria.status.getByRole('button', { name: 'Hand-over', exact: true })).toBeVisible()
  })

  await test.step('a row opens its chat', async () => {
    const row = maria.page
      .getByRole('list', { name: /^Waits for an answer/ })
      .getByRole('button')
      .first()
    await row.click()
    await expect(maria.page.getByRole('log')).toBeVisible()
  })
})
