import { expect, test } from '../harness/fixtures.ts'

const PIN = '24680'

test('a tablet in reception mode: visitors check themselves in, and only the PIN leads back', async ({
  openDesk,
}) => {
  test.slow()
  const desk = await openDesk()
  await desk.synced()
  const { visits } = await desk.ask('visitors.list', { tab: 'today', query: '', offset: 0, limit: 100 })
  const expected = visits.filter(({ visit }) => visit.status === 'expected').map(({ visit }) => visit)
  const [first, second] = expected
  if (!first || !second) throw new Error('nobody is expected today')

  await test.step('it starts from Visitors, with a PIN typed twice', async () => {
    await desk.pane('Visitors')
    await desk.page.getByRole('button', { name: 'More about Visitors' }).click()
    await desk.page.getByRole('menuitem', { name: 'Reception mode…' }).click()
    const dialog = desk.page.getByRole('dialog', { name: 'Reception mode' })
    await dialog.getByLabel('PIN, 4 to 12 digits').fill(PIN)
    await dialog.getByLabel('The PIN again').fill('1')
    await dialog.getByRole('button', { name: 'Start' }).click()
    await expect(dialog).toContainText('not the same')
    await dialog.getByLabel('The PIN again').fill(PIN)
    await dialog.getByRole('button', { name: 'Start' }).click()
    await expect(desk.page.getByRole('heading', { name: 'Welcome to Riverside' })).toBeVisible()
  })

  await test.step('nothing else is there, or answered: no pane, no customer, no menu, no way to close', async () => {
    await expect(desk.page.getByRole('navigation', { name: 'Panes' })).toHaveCount(0)
    for (const [name, input] of [
      ['customers.list', { tab: 'members', query: '', sort: 'name', offset: 0, limit: 10 }],
      ['visitors.list', { tab: 'today', query: '', offset: 0, limit: 10 }],
      ['session.get', {}],
    ] as const) {
      const answer = await desk.page.evaluate(
        ([command, asked]) => window.foyer.call(command as 'session.get', asked as Record<string, never>),
        [name, input] as const,
      )
      expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
    await desk.page.keyboard.press('Escape')
    await desk.page.keyboard.press('Control+3')
    await expect(desk.page.getByRole('heading', { name: 'Welcome to Riverside' })).toBeVisible()
    const state = await desk.electron.evaluate(({ BrowserWindow, Menu }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.close()
      return {
        menu: Menu.getApplicationMenu() === null,
        kiosk: window?.isKiosk(),
        windows: BrowserWindow.getAllWindows().length,
      }
    })
    expect(state).toEqual({ menu: true, kiosk: true, windows: 1 })
  })

  await test.step('a visitor checks in by the code, another by the name', async () => {
    const field = desk.page.getByLabel('Your six-digit code')
    await field.fill(first.code)
    await desk.page.getByRole('button', { name: 'Check in' }).click()
    await expect(desk.page.getByRole('heading', { name: `Welcome, ${first.visitorName}` })).toBeVisible()
    await desk.page.getByRole('button', { name: 'Done' }).click()
    await desk.page.getByRole('button', { name: 'I don’t have my code' }).click()
    const name = desk.page.getByLabel('Your first and last name')
    await name.fill('Nobody Known')
    await desk.page.getByRole('button', { name: 'Check in' }).click()
    await expect(desk.page.getByRole('alert')).toContainText('No visit of today fits')
    await name.fill(second.visitorName.toUpperCase())
    await desk.page.getByRole('button', { name: 'Check in' }).click()
    await expect(desk.page.getByRole('heading', { name: `Welcome, ${second.visitorName}` })).toBeVisible()
  })

  await desk.kill()
  const again = await openDesk()
  const { page } = again
  await test.step('it starts again in reception mode, and a wrong PIN stays there', async () => {
    await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible()
    await page.getByRole('button', { name: 'For the desk' }).click()
    const dialog = page.getByRole('dialog', { name: 'Leave reception mode' })
    await dialog.getByLabel('PIN').fill('13579')
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await expect(dialog).toContainText('This PIN is wrong')
    await dialog.getByLabel('PIN').fill(PIN)
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await expect(page.getByRole('navigation', { name: 'Panes' })).toBeVisible()
  })

  await test.step('both are checked in', async () => {
    await again.pane('Visitors')
    const list = page.getByRole('list', { name: 'Visits' })
    for (const { visitorName } of [first, second]) {
      await expect(list.getByRole('listitem').filter({ hasText: visitorName })).toContainText('Checked in')
    }
  })
})
