import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { startDesktopBus, type DesktopBus } from '../harness/desktop-bus.ts'
import { expect, test as base } from '../harness/fixtures.ts'
import { picture, showIn, THEMES } from '../harness/look.ts'

const test = base.extend<{ tray: boolean; desktop: DesktopBus }>({
  tray: [false, { option: true }],
  desktop: async ({ tray }, use) => {
    const desktop = await startDesktopBus({ tray })
    await use(desktop)
    await desktop.close()
  },
})
const MARIA = 'maria@tideway.example'
/** Longer than what is told one by one after a start. */
const AGO_MS = 6 * 60_000
const LINE = 'Is the bike room open on Sunday?\nThank you!'

test('a message is told with its sender and first line, a click opens it, reading it elsewhere takes it back', async ({
  desktop,
  folder,
  network,
  openDesk,
}) => {
  const desk = await openDesk({ env: desktop.env })
  await desk.synced()
  const jonas = await network.portal(await desk.emailOf('Jonas Lindqvist'))
  const [chat] = await jonas.chats()
  if (!chat) throw new Error('Jonas has no chat')
  expect(desktop.shownCount()).toBe(0)

  await desk.pane('Customers')
  await jonas.write(chat.conversationId, LINE)
  const told = await desktop.seen('Jonas Lindqvist')
  expect(told.body).toMatch(/^Is the bike room open on Sunday\?\nRiverside/)
  expect(told.clickable).toBe(true)
  desktop.click(told)
  await expect(desk.message('Thank you!').or(desk.box('Jonas Lindqvist')).first()).toBeVisible()
  await expect(desk.box('Jonas Lindqvist')).toBeVisible()

  // Another of the administrator's devices: what is read there goes here.
  const other = await openDesk({ userData: `${folder}/other`, server: network.server.url })
  await other.synced()
  await desk.pane('Customers')
  await jonas.write(chat.conversationId, 'And on Monday? <b>bold</b>')
  expect((await desktop.seen('Jonas Lindqvist')).body).toContain('And on Monday? ‹b>bold‹/b>')
  await other.pane('Chats')
  await other.openChat('Jonas Lindqvist')
  await expect.poll(() => desktop.onScreen()).toEqual([])

  // The own answer is told nobody.
  const before = desktop.shownCount()
  await other.write('Jonas Lindqvist', 'Every day from seven.')
  await expect(desk.chatRow('Jonas Lindqvist').or(desk.page.getByRole('main')).first()).toBeVisible()
  await desk.synced()
  expect(desktop.shownCount()).toBe(before)
})

test('nobody is told of what was there at the start, and what came meanwhile is one sentence', async ({
  desktop,
  network,
  openDesk,
}) => {
  // The demo's newest things are minutes old: what is to come late must be newer than they are.
  const hour = 3_600_000
  await network.change(`update messages set sent_at = sent_at - ${hour};
    update notifications set at = at - ${hour}; update visits set status_at = status_at - ${hour}`)
  const desk = await openDesk({ env: desktop.env })
  await desk.synced()
  const jonas = await network.portal(await desk.emailOf('Jonas Lindqvist'))
  const [chat] = await jonas.chats()
  await desk.quit()
  expect(desktop.shownCount()).toBe(0)

  for (let count = 1; count <= 12; count += 1) {
    await jonas.write(chat?.conversationId ?? '', `While you were closed, ${count}`)
  }
  // As if they had been written a while ago.
  await network.change(`update messages set sent_at = sent_at - ${AGO_MS} where text like 'While you were closed%';
    update events set body = jsonb_set(body::jsonb, '{sentAt}', to_jsonb((body->>'sentAt')::bigint - ${AGO_MS}))::json
    where entity = 'message' and body->>'text' like 'While you were closed%'`)
  const again = await openDesk({ env: desktop.env })
  await again.synced()
  const summary = await desktop.seen('News from the desk')
  expect(summary.body).toBe('12 new messages\nRiverside')
  expect(desktop.onScreen()).toHaveLength(1)
  await again.openChat('Jonas Lindqvist')
  await again.page
    .getByRole('button', { name: 'Newest' })
    .or(again.message('While you were closed, 12'))
    .first()
    .click()
  await expect.poll(() => desktop.onScreen()).toEqual([])
})

test('a colleague who mentions one or hands a chat over is told at once, what one does oneself is not', async ({
  desktop,
  folder,
  network,
  openDesk,
}) => {
  await network.change(
    `update accounts set password_hash = (select password_hash from accounts where email = '${network.server.demo.email}')
     where email = '${MARIA}'`,
  )
  const desk = await openDesk({ env: desktop.env })
  const maria = await openDesk({
    userData: `${folder}/maria`,
    demo: { email: MARIA, password: network.server.demo.password },
  })
  await Promise.all([desk.synced(), maria.synced()])
  const me = await desk.ask('session.get', {})
  if (me.state !== 'signedIn') throw new Error('nobody is signed in')
  const { chats } = await desk.ask('chats.list', { filter: 'all', query: 'Oleh', offset: 0, limit: 1 })
  const conversationId = chats[0]?.conversationId
  if (!conversationId) throw new Error('Oleh has no chat')
  const assign = (by: typeof desk, assigneeUserId: typeof me.userId | null) =>
    by.ask('chats.assign', { conversationId, assigneeUserId })

  await assign(desk, me.userId)
  await desk.synced()
  await assign(maria, null)
  // Taken and given between two looks would be no news: it is as it was.
  await expect.poll(async () => (await desk.ask('chats.head', { conversationId })).assigneeUserId).toBeNull()
  await assign(maria, me.userId)
  const given = await desktop.seen('The chat with Oleh Kovalenko is assigned to you')
  expect(desktop.shownCount()).toBe(1)
  desktop.click(given)
  await expect(desk.box('Oleh Kovalenko')).toBeVisible()
  await desk.pane('Customers')
  await maria.ask('messages.send', {
    conversationId,
    subject: null,
    kind: 'note',
    text: '@Dana please call him',
    stagedFileIds: [],
    mentionUserIds: [me.userId],
    replyToId: null,
  })
  expect((await desktop.seen(/mentioned you$/)).body).toContain('please call him')
})

test('a link that starts the app opens the very thing, and one to nothing says so', async ({
  desktop,
  folder,
  openDesk,
}) => {
  const desk = await openDesk({ env: desktop.env })
  await desk.synced()
  await desk.openChat('Oleh Kovalenko')
  await desk.page.getByRole('button', { name: 'More about this chat' }).click()
  await desk.page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect(desk.page.getByText('Copied the link')).toBeVisible()
  const link = await desk.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(link).toMatch(/^foyer:\/\/chat\/[0-9a-f-]{36}$/)
  await desk.quit()

  const cold = await openDesk({ env: desktop.env, args: [link, '--server', 'http://evil.example'] })
  await expect(cold.box('Oleh Kovalenko')).toBeVisible()
  await cold.quit()

  const nothing = 'foyer://chat/01900000-0000-7000-8000-000000000001'
  const missed = await openDesk({ env: desktop.env, args: [nothing] })
  await expect(missed.page.getByText('no longer available')).toBeVisible()

  // A second Foyer on the same data hands its link to the first.
  await missed.pane('Settings')
  await expect(openDesk({ env: desktop.env, args: [link], userData: join(folder, 'app') })).rejects.toThrow()
  await expect(missed.box('Oleh Kovalenko')).toBeVisible()
})

test('what is switched off on one computer is told on none, and an older Foyer’s switches are kept', async ({
  desktop,
  folder,
  network,
  openDesk,
}) => {
  const desk = await openDesk({ env: desktop.env })
  const other = await openDesk({ userData: `${folder}/other`, server: network.server.url })
  await Promise.all([desk.synced(), other.synced()])
  const jonas = await network.portal(await desk.emailOf('Jonas Lindqvist'))
  const [chat] = await jonas.chats()
  await desk.pane('Customers')

  await other.pane('Settings')
  const section = other.page.getByRole('region', { name: 'Notifications' })
  await section.getByRole('checkbox', { name: /^Messages/ }).uncheck()
  await expect.poll(() => desk.ask('notifications.choices', {})).toEqual({ notTold: ['messages'] })
  await jonas.write(chat?.conversationId ?? '', 'Nobody is told of this one.')
  const unread = async () => {
    const { chats } = await desk.ask('chats.list', { filter: 'all', query: 'Jonas', offset: 0, limit: 1 })
    return chats[0]?.unread
  }
  await expect.poll(unread).toBe(1)
  // Read by now, it is nothing to tell of when they are switched on again.
  await other.pane('Chats')
  await other.openChat('Jonas Lindqvist')
  await expect.poll(unread).toBe(0)
  await other.pane('Settings')
  await section.getByRole('checkbox', { name: /^Messages/ }).check()
  await expect.poll(() => desk.ask('notifications.choices', {})).toEqual({ notTold: [] })
  await jonas.write(chat?.conversationId ?? '', 'And of this one they are.')
  expect((await desktop.seen('Jonas Lindqvist')).body).toContain('And of this one they are.')
  expect(desktop.shownCount()).toBe(1)
  await section.getByRole('checkbox', { name: 'Show names and words' }).uncheck()
  for (const theme of THEMES) {
    await showIn(other, theme)
    await picture(other, 'told', `settings-${theme}`)
  }

  await test.step('an older Foyer kept its own switches on this computer', async () => {
    await other.quit()
    const names = await readdir(`${folder}/other`, { recursive: true })
    const told = join(folder, 'other', names.find((name) => basename(name) === 'told.json') ?? '')
    const { sound: _, ...kept } = JSON.parse(await readFile(told, 'utf8')) as Record<string, unknown>
    const categories = { messages: true, assignments: true, bookings: true, visitors: false, others: true }
    await writeFile(told, JSON.stringify({ ...kept, categories }))
    const again = await openDesk({ userData: `${folder}/other`, server: network.server.url })
    await again.synced()
    await expect.poll(() => desk.ask('notifications.choices', {})).toEqual({ notTold: ['visitors'] })
    await again.pane('Settings')
    const words = again.page.getByRole('checkbox', { name: 'Show names and words' })
    await expect(words).not.toBeChecked()
    expect(await readFile(told, 'utf8')).not.toContain('categories')
  })
})

test.describe('with a tray', () => {
  test.use({ tray: true })

  test('closing the window leaves the app in the tray, where it counts and tells', async ({
    desktop,
    network,
    openDesk,
  }) => {
    const desk = await openDesk({ env: desktop.env })
    await desk.synced()
    await desktop.trayItem()
    const visible = () =>
      desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
    const close = () =>
      desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    const jonas = await network.portal(await desk.emailOf('Jonas Lindqvist'))
    const [chat] = await jonas.chats()

    await close()
    await expect.poll(visible).toBe(false)
    await jonas.write(chat?.conversationId ?? '', 'Are you there?')
    const told = await desktop.seen('Jonas Lindqvist')
    const badges = await desk.ask('app.badges', {})
    const unread = Object.values(badges).reduce((sum, count) => sum + count, 0)
    await expect.poll(async () => (await desktop.tray()).tooltip).toBe(`Foyer, ${unread} unread`)
    expect(
      await desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()),
    ).toBe(`(${unread}) Foyer`)
    desktop.click(told)
    await expect.poll(visible).toBe(true)
    await expect(desk.box('Jonas Lindqvist')).toBeVisible()

    await desk.pane('Customers')
    await close()
    await expect.poll(visible).toBe(false)
    desktop.chooseInTray('Quiet for an hour')
    await expect.poll(async () => (await desktop.tray()).menu).toContain('End quiet')
    const before = desktop.shownCount()
    await jonas.write(chat?.conversationId ?? '', 'Still there?')
    await expect.poll(async () => (await desktop.tray()).tooltip).toMatch(/unread/)
    await expect
      .poll(
        async () =>
          (await desk.ask('chats.list', { filter: 'unread', query: 'Jonas', offset: 0, limit: 1 })).total,
      )
      .toBe(1)
    expect(desktop.shownCount()).toBe(before)
    desktop.activateTray()
    await expect.poll(visible).toBe(true)

    const gone = new Promise((resolve) => desk.electron.process().once('exit', resolve))
    await close()
    desktop.chooseInTray('Quit Foyer')
    await gone
  })
})

test('without a tray closing the window quits', async ({ desktop, openDesk }) => {
  const desk = await openDesk({ env: desktop.env })
  await desk.synced()
  const gone = new Promise((resolve) => desk.electron.process().once('exit', resolve))
  await desk.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await gone
})
