import { bookingEvent, OutsideSystem } from '../../server/testing/outside-system.ts'
import { expect, test, type Network, type OpenDesk } from '../harness/fixtures.ts'
import { picture, resize, showIn, SIZES, THEMES } from '../harness/look.ts'

// Use case 2, "Follow-up questions", step by step. What happens in the operator's booking system comes by the real HTTP API.

const NAME = 'Inês Prado'
const EMAIL = 'ines@prado.example'
/** Another administrator of Riverside; all of the demo have one password. */
const MARIA = 'maria@tideway.example'
const PANE = 'notifications'

const outsideOf = ({ server }: Network) =>
  OutsideSystem.of({ url: server.url, dataFolder: server.data.folder })

/** A booking of Room 4 on 6 April 2027, from ten to twelve by the summer clocks of Riverside, which are an hour ahead of UTC. */
const booking = (data: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}) =>
  bookingEvent(
    {
      id: 'ines-1',
      customer: { id: 'crm-77', email: EMAIL, name: NAME },
      startsAt: '2027-04-06T09:00:00Z',
      endsAt: '2027-04-06T11:00:00Z',
      ...data,
    },
    envelope,
  )

const rowOf = (desk: OpenDesk, what: string) => desk.page.getByRole('article', { name: what })
const profileOf = (desk: OpenDesk) => desk.page.getByRole('complementary', { name: `Profile of ${NAME}` })

/** The pane as it stands, by day and by night, in both sizes. */
async function pictures(desk: OpenDesk, name: string): Promise<void> {
  await desk.page.mouse.move(2, 2)
  for (const size of SIZES) {
    await resize(desk, size)
    for (const theme of THEMES) {
      await showIn(desk, theme)
      await picture(desk, PANE, `${name}-${theme}-${size.width}x${size.height}`)
    }
  }
  await resize(desk, SIZES[0]!)
}

test('a first booking is followed up: both ways, with a saved reply, by two administrators, and offline', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const demo = { email: MARIA, password: network.server.demo.password }
  const dana = await openDesk()
  const maria = await openDesk({ userData: `${folder}/maria`, server: network.server.url, demo })
  const outside = await outsideOf(network)
  const booked = `${NAME} booked Room 4`
  await dana.synced()
  await maria.synced()
  await dana.pane('Notifications')
  await maria.pane('Notifications')

  await test.step('an abandoned booking makes neither a nonmember nor a row; a completed one makes both', async () => {
    const abandoned = { id: 'left', customer: { email: 'left@example.com', name: 'Abel Andoned' } }
    await outside.tell(booking(abandoned, { type: 'booking.started' }))
    await outside.tell(booking(abandoned, { type: 'booking.cancelled' }))
    expect((await outside.tell(booking())).status).toBe(200)
    for (const desk of [dana, maria]) {
      const row = rowOf(desk, booked)
      await expect(row).toContainText('Tue 6 Apr, 10:00–12:00 · nonmember · paid')
      await expect(row).toContainText('First booking')
      await expect(row).toContainText('Unread')
      await expect(row.getByRole('button', { name: `Photo of ${NAME}` })).toBeVisible()
      await expect(rowOf(desk, 'Abel Andoned')).toHaveCount(0)
    }
    const found = await dana.ask('search.people', { query: 'Abel', limit: 10 })
    expect(found.people).toEqual([])
  })

  await test.step('way 1: the photo, then Chat: two clicks, and the cursor is in the box', async () => {
    await rowOf(dana, booked)
      .getByRole('button', { name: `Photo of ${NAME}` })
      .click()
    await expect(rowOf(dana, booked)).not.toContainText('Unread')
    await profileOf(dana).getByRole('button', { name: 'Chat', exact: true }).click()
    await expect(dana.box(NAME)).toBeFocused()
  })

  await test.step('the booking stays beside the chat, and a saved reply has its room and time', async () => {
    await expect(profileOf(dana)).toContainText('Next booking')
    await expect(profileOf(dana)).toContainText('Room 4')
    const text = 'Hi {{first name}}, {{room}} waits for you at {{time}}.'
    await dana.ask('desk.saveReply', { id: null, title: 'Room is ready', text })
    await dana.box(NAME).press('/')
    await dana.page.keyboard.type('ready')
    await expect(dana.page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option')).toHaveCount(1)
    await dana.box(NAME).press('Enter')
    await expect(dana.box(NAME)).toHaveValue('Hi Inês, Room 4 waits for you at 10:00.')
    await dana.box(NAME).press('Enter')
    await expect(dana.message('Hi Inês, Room 4 waits for you at 10:00.')).toContainText('Sent')
  })

  await test.step('she reads it in the portal, and answers', async () => {
    const ines = await network.portal(EMAIL)
    const [chat] = await ines.chats()
    const id = chat?.conversationId ?? ''
    expect((await ines.messages(id)).map(({ text }) => text)).toEqual([
      'Hi Inês, Room 4 waits for you at 10:00.',
    ])
    await ines.write(id, 'Thank you! Is there a screen?')
    await expect(dana.message('Thank you! Is there a screen?')).toBeVisible()
  })

  await test.step('way 2: Customers, Nonmembers, Users, the person, Chat: the same conversation', async () => {
    const { page } = maria
    await maria.pane('Customers')
    await page.getByRole('tab', { name: /^Nonmembers/ }).click()
    await page.getByRole('button', { name: 'Users', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search nonmembers' }).fill('Prado')
    await page
      .getByRole('table', { name: 'Customers' })
      .getByRole('button', { name: NAME, exact: true })
      .click()
    await profileOf(maria).getByRole('button', { name: 'Chat', exact: true }).click()
    await expect(maria.box(NAME)).toBeFocused()
    await expect(maria.message('Thank you! Is there a screen?')).toBeVisible()
    await maria.write(NAME, 'Yes, a large one.')
    await expect(dana.message('Yes, a large one.')).toContainText('Maria')
  })

  await test.step('a reply straight from the row: the recipient is named, the draft is the chat’s own', async () => {
    await dana.pane('Notifications')
    await rowOf(dana, booked).click()
    await rowOf(dana, booked).getByRole('button', { name: 'Reply…' }).click()
    const box = rowOf(dana, booked).getByRole('textbox', { name: `Message to ${NAME}` })
    await expect(box).toBeFocused()
    await expect(rowOf(dana, booked)).toContainText(`To ${NAME}, nonmember of Riverside`)
    await box.pressSequentially('/')
    const offers = rowOf(dana, booked).getByRole('listbox', { name: 'Saved replies' })
    await expect(offers.getByRole('option').first()).toBeVisible()
    await pictures(dana, 'reply-offers')
    // The first Escape closes what is offered, and no more.
    await box.press('Escape')
    await expect(offers).toBeHidden()
    await box.fill('And a camera')
    await pictures(dana, 'reply')
    await box.press('Escape')
    await dana.pane('Chats')
    await expect(dana.box(NAME)).toHaveValue('And a camera')
    await dana.box(NAME).press('End')
    await dana.page.keyboard.type(' above it.')
    await dana.pane('Notifications')
    await rowOf(dana, booked).click()
    await rowOf(dana, booked).getByRole('button', { name: 'Reply…' }).click()
    await expect(box).toHaveValue('And a camera above it.')
    await rowOf(dana, booked).getByRole('button', { name: 'Send to Inês' }).click()
    await expect(dana.page.getByText(`Sent to ${NAME}.`)).toBeVisible()
    await expect(box).toBeHidden()
    await expect(maria.message('And a camera above it.')).toContainText('Dana')
  })

  await test.step('the booking opens beside it, and keeps up when it is cancelled', async () => {
    await rowOf(dana, booked).getByRole('button', { name: 'Open booking' }).click()
    const side = dana.page.getByRole('complementary', { name: `Booking of ${NAME}: Room 4` })
    for (const words of [
      'Completed',
      'First booking',
      '6 Apr 2027',
      '10:00–12:00',
      'Paid',
      'a nonmember',
      NAME,
    ]) {
      await expect(side).toContainText(words)
    }
    await pictures(dana, 'booking')
    await outside.tell(booking({}, { type: 'booking.cancelled' }))
    await expect(side).toContainText('Cancelled')
    await expect(rowOf(dana, `${NAME} cancelled Room 4`)).toContainText('Unread')
    await side.getByRole('button', { name: 'Close booking' }).click()
    await expect(side).toBeHidden()
  })

  await test.step('who booked filters the rows, and all of these are marked read, with the way back', async () => {
    const { page } = dana
    const filter = page.getByRole('group', { name: 'Booked by' }).getByRole('button', { name: 'Nonmembers' })
    await outside.tell(
      booking({ id: 'o-1', customer: { email: 'maria@tideway.example' }, resource: 'Desk 9' }),
    )
    await expect(rowOf(dana, 'Maria Silva booked Desk 9')).toBeVisible()
    await filter.click()
    await expect(rowOf(dana, 'Maria Silva booked Desk 9')).toBeHidden()
    await expect(rowOf(dana, `${NAME} cancelled Room 4`)).toContainText('Unread')
    await page.getByRole('button', { name: 'Mark all read' }).click()
    await expect(rowOf(dana, `${NAME} cancelled Room 4`)).not.toContainText('Unread')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(dana, `${NAME} cancelled Room 4`)).toContainText('Unread')
  })

  await test.step('a nonmember who becomes a member keeps the thread', async () => {
    const changed = {
      customer: { id: 'crm-77' },
      changes: {},
      membership: { location: 'Riverside', type: 'member' },
    }
    await outside.tell(booking({}, { type: 'customer.changed', data: changed }))
    await maria.pane('Chats')
    await expect(profileOf(maria)).toContainText(/Member (since|for)/)
    await expect(maria.message('And a camera above it.')).toBeVisible()
    await expect(maria.message('Hi Inês, Room 4 waits for you at 10:00.')).toBeVisible()
  })

  await test.step('offline, after a restart: the filter, the rows and the booking are there; a reply and a mark wait', async () => {
    network.cable.pull()
    await dana.offline()
    await dana.quit()
    const again = await openDesk()
    const { page } = again
    await again.offline()
    await again.pane('Notifications')
    const filter = page.getByRole('group', { name: 'Booked by' }).getByRole('button', { name: 'Nonmembers' })
    await expect(filter).toHaveAttribute('aria-pressed', 'true')
    const row = rowOf(again, `${NAME} cancelled Room 4`)
    await expect(row).toContainText('Unread')
    await row.click()
    await expect(row).not.toContainText('Unread')
    await row.getByRole('button', { name: 'Open booking' }).click()
    await expect(page.getByRole('complementary', { name: `Booking of ${NAME}: Room 4` })).toContainText(
      'Cancelled',
    )
    await row.getByRole('button', { name: 'Reply…' }).click()
    await row.getByRole('textbox', { name: `Message to ${NAME}` }).fill('What a pity. Another day?')
    await row.getByRole('button', { name: 'Send to Inês' }).click()
    await expect(page.getByText(/Waits in the outbox for Inês Prado/)).toBeVisible()
    await expect(again.status).toContainText(/Outbox: \d waiting/)
    await expect(maria.message('What a pity. Another day?')).toHaveCount(0)

    network.cable.plugIn()
    // It may have come back by itself already, and then there is no button for it.
    await again.ask('app.reconnect', {})
    await again.synced()
    await expect(maria.message('What a pity. Another day?')).toContainText('Dana')
    await expect(maria.message('What a pity. Another day?')).toHaveCount(1)
  })
})

test('read on one device, the row and the count go on the other; what one is not told of is not counted on either', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const one = await openDesk()
  const other = await openDesk({ userData: `${folder}/other`, server: network.server.url })
  const outside = await outsideOf(network)
  await one.synced()
  await other.synced()
  const rail = (desk: OpenDesk) =>
    desk.page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: /^Notifications/ })
  const before = Number(/\d+/.exec((await rail(other).textContent()) ?? '')?.[0])
  await outside.tell(booking())
  await expect(rail(other)).toContainText(`${before + 1} unread`)
  await other.pane('Notifications')
  const row = rowOf(other, `${NAME} booked Room 4`)
  await expect(row).toContainText('Unread')
  await one.pane('Notifications')
  await rowOf(one, `${NAME} booked Room 4`).click()
  await expect(row).not.toContainText('Unread')
  await expect(rail(other)).toContainText(`${before} unread`)
  await rowOf(one, `${NAME} booked Room 4`).getByRole('button', { name: 'Mark unread' }).click()
  await expect(row).toContainText('Unread')
  await expect(rail(other)).toContainText(`${before + 1} unread`)

  await one.page.getByRole('button', { name: 'What to be told of' }).click()
  const dialog = one.page.getByRole('dialog', { name: 'What to be told of' })
  await dialog.getByRole('checkbox', { name: /^Bookings Booked/ }).uncheck()
  await pictures(one, 'told-of')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await other.pane('Settings')
  const section = other.page.getByRole('checkbox', { name: /^Bookings Booked/ })
  await expect(section).not.toBeChecked()
  await expect(rail(other)).not.toContainText(`${before + 1} unread`)
  await section.check()
  await expect(rail(one)).toContainText(`${before + 1} unread`)
})
