import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Oleh Kovalenko'
const MARIA = 'maria@tideway.example'

/** Whether a chat is the first of the list. */
async function expectFirst(desk: OpenDesk, name: string): Promise<void> {
  const first = desk.page.getByRole('list', { name: 'Chats' }).getByRole('button').first()
  await expect(first).toHaveAccessibleName(name)
}

async function filter(desk: OpenDesk, name: string): Promise<void> {
  const chip = desk.page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
  if (await chip.isVisible()) return chip.click()
  await desk.page.getByRole('button', { name: 'More filters' }).click()
  return desk.page.getByRole('menuitemcheckbox', { name }).click()
}

test('pin, mute, archive, unread and assign: offline, after a restart, and on a second device', async ({
  folder,
  network,
  openDesk,
}) => {
  const first = await openDesk()
  await first.synced()
  const lucasEmail = await first.emailOf('Luca Ferrari')
  network.cable.pull()
  await first.offline()

  await test.step('by keys on the row', async () => {
    await first.chatRow(NAME).focus()
    await first.page.keyboard.press('p')
    await expectFirst(first, NAME)
    await first.chatRow(NAME).focus()
    await first.page.keyboard.press('u')
    await expect(first.chatRow(NAME).getByRole('img', { name: 'Marked unread' })).toBeVisible()
  })

  await test.step('an archived chat leaves the list, Undo brings it back', async () => {
    await first.chatRow('Luca Ferrari').focus()
    await first.page.keyboard.press('e')
    await expect(first.chatRow('Luca Ferrari')).toBeHidden()
    await first.page.getByRole('button', { name: 'Undo' }).click()
    await expect(first.chatRow('Luca Ferrari')).toBeVisible()
    await first.chatRow('Luca Ferrari').focus()
    await first.page.keyboard.press('e')
    await expect(first.chatRow('Luca Ferrari')).toBeHidden()
  })

  await test.step('by the menu of the row, and of the chat', async () => {
    await first.chatRow(NAME).click({ button: 'right' })
    await first.page.getByRole('menuitem', { name: 'Mute until tomorrow' }).click()
    await expect(first.chatRow(NAME).getByRole('img', { name: 'Muted' })).toBeVisible()
    await first.openChat('Jonas Lindqvist')
    await first.page.getByRole('button', { name: /^(Assigned to|Not assigned)/ }).click()
    await first.page.getByRole('menuitemcheckbox', { name: 'Maria Silva' }).click()
    await expect(first.page.getByRole('button', { name: 'Assigned to Maria Silva' })).toBeVisible()
  })
  await first.quit()

  const look = async (desk: OpenDesk) => {
    await expectFirst(desk, NAME)
    const row = desk.chatRow(NAME)
    for (const sign of ['Pinned', 'Muted', 'Marked unread']) {
      await expect(row.getByRole('img', { name: sign, exact: true })).toBeVisible()
    }
    await expect(
      desk.chatRow('Jonas Lindqvist').getByRole('img', { name: 'Assigned to Maria Silva' }),
    ).toBeVisible()
    await expect(desk.chatRow('Luca Ferrari')).toBeHidden()
    await filter(desk, 'Archived')
    await expect(desk.chatRow('Luca Ferrari')).toBeVisible()
    await expect(desk.chatRow(NAME)).toBeHidden()
    await filter(desk, 'All')
  }
  const again = await openDesk()
  await test.step('after a restart without a network', async () => {
    await again.offline()
    await look(again)
  })
  network.cable.plugIn()
  await again.ask('app.reconnect', {})
  await again.synced()
  const second = await openDesk({ userData: `${folder}/second`, server: network.server.url })
  await test.step('on a second device', async () => {
    await second.synced()
    await look(second)
  })
  await test.step('an archived chat comes back when the customer writes', async () => {
    const luca = await network.portal(lucasEmail)
    const [chat] = await luca.chats()
    await luca.write(chat?.conversationId ?? '', 'One more question')
    await expect(second.chatRow('Luca Ferrari')).toContainText('One more question')
    await expect(again.chatRow('Luca Ferrari')).toContainText('One more question')
  })
})

test('the filters show what they say, and say so when there is nothing', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  await filter(desk, 'Waiting')
  await expect(desk.page.getByRole('list', { name: 'Chats' }).getByRole('button').first()).toContainText(
    'waits',
  )
  await expect(desk.chatRow(NAME)).toBeHidden()
  await filter(desk, 'Unread')
  await expect(desk.chatRow('Sun-mi Park')).toBeVisible()
  await filter(desk, 'Archived')
  await expect(desk.page.getByText('The archive is empty')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Show all chats' }).click()
  await expect(desk.chatRow(NAME)).toBeVisible()
})

test('beside a chat stands one profile, that of its customer', async ({ openDesk }) => {
  const desk = await openDesk()
  await desk.synced()
  const side = desk.page.getByRole('complementary', { name: /^Profile of / })
  for (const row of [0, 1, 2, 0]) {
    await desk.chatRows.nth(row).click()
    await expect(async () => {
      const log = await desk.page.getByRole('log').getAttribute('aria-label')
      const name = log?.replace('Conversation with ', '') ?? ''
      await expect(side).toHaveAccessibleName(`Profile of ${name}`, { timeout: 500 })
    }).toPass()
    await expect(side.getByRole('textbox', { name: 'Internal note' })).toHaveCount(1)
    const headings = await side.getByRole('heading').allInnerTexts()
    expect(headings).toEqual([...new Set(headings)])
  }
})

test('two at one desk: a warning while the other types, a mention, and who has the chat', async ({
  folder,
  network,
  openDesk,
}) => {
  // Only the demo administrator's password is known: Maria gets the same.
  await network.change(
    `update accounts set password_hash = (select password_hash from accounts where email = '${network.server.demo.email}')
     where email = '${MARIA}'`,
  )
  const demo = { email: MARIA, password: network.server.demo.password }
  const dana = await openDesk()
  const maria = await openDesk({ userData: `${folder}/maria`, demo })
  await dana.synced()
  await maria.synced()
  await dana.openChat(NAME)
  await maria.openChat(NAME)

  await test.step('typing', async () => {
    await maria.box(NAME).pressSequentially('I am')
    await expect(dana.page.getByText('Maria is writing an answer')).toBeVisible()
    await maria.box(NAME).fill('')
  })

  await test.step('a mention in a note', async () => {
    await dana.openChat('Sun-mi Park')
    await maria.page.getByRole('button', { name: 'Note', exact: true }).click()
    const note = maria.page.getByRole('textbox', { name: `Internal note about ${NAME}` })
    await note.fill('@Dana Okafor can you take this one?')
    await note.press('Enter')
    await expect(dana.chatRow(NAME).getByRole('img', { name: 'Mentions you' })).toBeVisible()
    await dana.openChat(NAME)
    const message = dana.page.getByRole('article').filter({ hasText: 'can you take this one?' })
    await expect(message.getByText('@Dana Okafor')).toHaveAttribute('data-me', 'true')
    await expect(message).toContainText('Note · only the desk sees this')
    await expect(dana.chatRow(NAME).getByRole('img', { name: 'Mentions you' })).toBeHidden()
  })

  await test.step('assigning is seen by the other at once', async () => {
    await dana.page.getByRole('button', { name: /^(Assigned to|Not assigned)/ }).click()
    await dana.page.getByRole('menuitemcheckbox', { name: 'Me', exact: true }).click()
    await expect(maria.page.getByRole('button', { name: 'Assigned to Dana Okafor' })).toBeVisible()
    await filter(dana, 'Mine')
    await expect(dana.chatRow(NAME)).toBeVisible()
    await filter(maria, 'Mine')
    await expect(maria.chatRow(NAME)).toBeHidden()
  })
})
