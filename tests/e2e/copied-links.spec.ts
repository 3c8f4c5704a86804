import type { Locator } from '@playwright/test'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'
import { picture } from '../harness/look.ts'

async function copied(desk: OpenDesk, more: Locator, kind: string): Promise<string> {
  await desk.electron.evaluate(({ clipboard }) => clipboard.clear())
  await more.click()
  await desk.page.getByRole('menuitem', { name: 'Copy link' }).click()
  const read = () => desk.electron.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(read).toMatch(new RegExp(`^foyer://${kind}/[0-9a-f-]{36}$`))
  return read()
}

test('a person, a company, a visit, a notification and a booking have a link that leads back to them', async ({
  openDesk,
}) => {
  test.slow()
  const desk = await openDesk()
  await desk.synced()
  const { page } = desk
  const follow = async (link: string) => {
    await desk.pane('Settings')
    expect(await desk.ask('places.follow', { link })).toEqual({ followed: true })
  }
  const more = (of: string | RegExp) => page.getByRole('button', { name: of })

  await test.step('a person', async () => {
    await desk.openChat('Oleh Kovalenko')
    await page.getByRole('button', { name: 'More about this chat' }).waitFor()
    const { person } = await desk
      .ask('chats.list', { filter: 'all', query: 'Oleh', offset: 0, limit: 1 })
      .then(({ chats }) => ({ person: chats[0]!.face.subject }))
    await desk.pane('Settings')
    await desk.ask('places.follow', { link: `foyer://person/${person.id}` })
    const link = await copied(desk, more('More about Oleh Kovalenko'), 'person')
    await follow(link)
    await expect(page.getByRole('heading', { name: 'Oleh Kovalenko' })).toBeVisible()
  })

  await test.step('a company', async () => {
    const { people } = await desk.ask('community.list', { kind: 'companies', query: '', limit: 1 })
    const face = people[0]!.face
    await follow(`foyer://company/${face.subject.id}`)
    const link = await copied(desk, more(`More about ${face.name}`), 'company')
    expect(link).toBe(`foyer://company/${face.subject.id}`)
  })

  await test.step('a visit', async () => {
    await desk.pane('Visitors')
    const link = await copied(desk, more(/^More about the visit of/).first(), 'visit')
    await follow(link)
    await expect(page.getByRole('button', { name: 'Visitors', exact: false }).first()).toBeVisible()
  })

  await test.step('a notification, and the booking that it tells of', async () => {
    await desk.pane('Notifications')
    const row = page.getByRole('article').filter({ hasText: ' booked ' }).first()
    await row.click()
    const name = (await row.getAttribute('aria-label')) ?? ''
    const link = await copied(
      desk,
      row.getByRole('button', { name: 'More about this notification' }),
      'notification',
    )
    await row.getByRole('button', { name: 'Open booking' }).click()
    await picture(desk, 'links', 'booking')
    const booking = await copied(desk, more('More about this booking'), 'booking')
    await follow(link)
    const shown = page.locator('article[data-chosen=true]')
    await expect(shown).toHaveAttribute('aria-label', name)
    await expect(page.getByRole('complementary', { name: /^Booking of/ })).toHaveCount(0)
    await follow(booking)
    await expect(page.getByRole('complementary', { name: /^Booking of/ })).toBeVisible()
    await expect(shown).toHaveAttribute('aria-label', name)
  })

  await test.step('one to nothing leads nowhere', async () => {
    const nothing = 'foyer://booking/01900000-0000-7000-8000-000000000001'
    expect(await desk.ask('places.follow', { link: nothing })).toEqual({ followed: false })
  })
})
