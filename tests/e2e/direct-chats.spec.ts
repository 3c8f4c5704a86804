import { chromium, type Browser, type Page } from '@playwright/test'
import { join } from 'node:path'
import { newId } from '../../protocol/wire/ids.ts'
import { CHROMIUM } from '../harness/chromium.ts'
import { expect, test as base, type Network } from '../harness/fixtures.ts'
import { writeSample } from '../harness/sample-files.ts'
import { sendFiles } from '../harness/send-files.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { PHONE, signIn } from './portal-world.ts'

// Two members write to each other in Chromium; what administrators see of it, and what keeps people apart (use case 5).

const MARCUS = { email: 'marcus@brightcollective.example', name: 'Marcus Reid' }
const SIOBHAN = { email: 'siobhan@northbank.example', name: 'Siobhán O’Sullivan' }
const RUI = { email: 'rui@maresoftware.example', name: 'Rui Carvalho' }
const MARIA = 'maria@tideway.example'
/** A word that stands nowhere else. */
const MARK = 'kingfisher4711'

const test = base.extend<{ member: (network: Network, email: string) => Promise<Page> }>({
  member: async ({}, use) => {
    const browser: Browser = await chromium.launch(CHROMIUM)
    await use(async (network, email) => {
      const page = await (await browser.newContext({ viewport: PHONE })).newPage()
      await loadAxe(page)
      await signIn(page, network.server, email)
      await page.getByRole('heading', { name: 'Chats' }).waitFor()
      return page
    })
    await browser.close()
  },
})

const box = (page: Page) => page.getByRole('textbox', { name: /^Message/ })
const said = (page: Page, text: string) =>
  page.getByRole('log').getByRole('listitem').filter({ hasText: text })

async function write(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await page.getByRole('button', { name: /^Send to/ }).click()
  await expect(said(page, text)).toBeVisible()
}

test('two members write to each other, unseen; a block, a report and a bar keep them apart', async ({
  network,
  openDesk,
  member,
  folder,
}) => {
  test.setTimeout(300_000)
  await network.change(`update locations set community_visibility = 'locationMembers'`)
  const maria = await openDesk({ demo: { email: MARIA, password: network.server.demo.password } })
  await maria.synced()
  const dana = await openDesk({ userData: join(folder, 'dana') })
  await dana.synced()
  const marcus = await member(network, MARCUS.email)
  const siobhan = await member(network, SIOBHAN.email)

  await test.step('the picker has whom one may write to', async () => {
    await marcus.getByRole('button', { name: 'New chat' }).click()
    await marcus.getByRole('searchbox', { name: 'Find a person' }).fill('siob')
    expect(await seriousFindings(marcus)).toEqual([])
    await marcus.getByRole('link', { name: /^Siobhán O’Sullivan/ }).click()
    await write(marcus, `Lunch at one? ${MARK}`)
  })

  await test.step('the other one answers', async () => {
    await siobhan.getByRole('link', { name: /Marcus Reid/ }).click()
    await expect(said(siobhan, MARK)).toBeVisible()
    await write(siobhan, 'Gladly, at the mill')
    await expect(said(marcus, 'Gladly, at the mill')).toBeVisible()
    expect(await seriousFindings(siobhan)).toEqual([])
  })

  await test.step('administrators have no word of it', async () => {
    await dana.synced()
    await dana.page.keyboard.press('Control+Shift+F')
    await dana.page.getByRole('searchbox').last().fill(MARK)
    await expect(dana.page.getByText(/^Nothing/).first()).toBeVisible()
    await dana.page.keyboard.press('Escape')
  })

  await test.step('blocked, the other sees nobody and can’t write; what was written stays', async () => {
    await siobhan.getByRole('button', { name: 'More for Marcus Reid' }).click()
    await siobhan.getByRole('menuitem', { name: 'Block Marcus Reid…' }).click()
    await siobhan.getByRole('button', { name: 'Block', exact: true }).click()
    await expect(box(siobhan)).toHaveCount(0)
    await expect(marcus.getByRole('heading', { name: 'Unavailable user' })).toBeVisible()
    await expect(box(marcus)).toHaveCount(0)
    await expect(said(marcus, 'Gladly, at the mill')).toBeVisible()
  })

  await test.step('a report reaches the administrators, and not the reported one', async () => {
    await siobhan.getByRole('button', { name: 'More for Marcus Reid' }).click()
    await siobhan.getByRole('menuitem', { name: 'Report Marcus Reid…' }).click()
    await siobhan.getByRole('textbox', { name: 'What is wrong?' }).fill('Sells things in every chat')
    await siobhan.getByRole('button', { name: 'Report', exact: true }).click()
    await expect(
      siobhan.getByRole('status').filter({ hasText: 'The administrators have it now' }),
    ).toBeVisible()
    await siobhan.getByRole('button', { name: 'Done' }).click()

    await maria.pane('Customers')
    await maria.page.getByRole('tab', { name: /^Reports/ }).click()
    const report = maria.page.getByRole('list', { name: 'Reports' }).getByRole('listitem')
    await expect(report).toContainText('Sells things in every chat')
    await expect(report).toContainText('reported by Siobhán O’Sullivan')
    await expect(marcus.getByText('Sells things')).toHaveCount(0)
  })

  await test.step('barred, the person is signed out everywhere; let in again, they sign in as before', async () => {
    const report = maria.page.getByRole('list', { name: 'Reports' }).getByRole('listitem')
    await report.getByRole('button', { name: 'Bar…' }).click()
    const dialog = maria.page.getByRole('dialog', { name: 'Bar Marcus Reid from the network?' })
    await dialog.getByRole('textbox').fill('Warned twice')
    await dialog.getByRole('button', { name: 'Bar', exact: true }).click()
    await expect(report).toContainText('Barred')
    await expect(marcus.getByText('You are signed out, and can’t sign in here any more')).toBeVisible()
    await report.getByRole('button', { name: 'Dealt with' }).click()
    await expect(report).toContainText('Dealt with by Maria Silva')

    await maria.page.getByRole('tab', { name: /^Barred/ }).click()
    const barred = maria.page.getByRole('list', { name: 'Barred people' }).getByRole('listitem')
    await expect(barred).toContainText('Warned twice')
    await dana.pane('Customers')
    await dana.page.getByRole('tab', { name: /^Barred/ }).click()
    await expect(dana.page.getByRole('list', { name: 'Barred people' })).toContainText(
      'barred by Maria Silva',
    )
    await barred.getByRole('button', { name: 'Let in again' }).click()
    await expect(maria.page.getByText('Nobody is barred')).toBeVisible()
    await signIn(marcus, network.server, MARCUS.email)
    await expect(marcus.getByRole('heading', { name: 'Chats' })).toBeVisible()
  })
})

test('an administrator writes directly from a profile, knows who writes, and blocks there', async ({
  network,
  openDesk,
  member,
}) => {
  test.setTimeout(300_000)
  // Somebody who is known at Harbour alone sees the desk of Riverside.
  await network.change(`update locations set community_visibility = 'public';
    update users set privacy = privacy::jsonb || '{"name": "public"}' where email in ('${RUI.email}', '${network.server.demo.email}')`)
  let dana = await openDesk()
  await dana.synced()
  const profile = async (name: string) => {
    await dana.pane('Community')
    await dana.page.getByRole('searchbox', { name: 'Search the directory' }).fill(name)
    await dana.page.getByRole('button', { name, exact: true }).click()
    await dana.page.getByRole('button', { name: `More about ${name}` }).click()
  }

  await test.step('offline, from the profile: it waits, and is a direct chat after a restart, too', async () => {
    await profile(MARCUS.name)
    network.cable.pull()
    await dana.offline()
    await dana.page.getByRole('menuitem', { name: 'Direct chat' }).click()
    await dana.write(MARCUS.name, 'Between us: shall we talk?')
    await dana.kill()
    dana = await openDesk()
    await dana.offline()
    await dana.openChat(MARCUS.name)
    await expect(dana.message('Between us: shall we talk?')).toBeVisible()
    network.cable.plugIn()
    await dana.ask('app.reconnect', {})
    await dana.synced()
  })

  const marcus = await member(network, MARCUS.email)
  await test.step('the other one answers; nobody else of the desk has it', async () => {
    await marcus.getByRole('link', { name: /^Dana Okafor/ }).click()
    await expect(said(marcus, 'Between us: shall we talk?')).toBeVisible()
    await write(marcus, 'At three, gladly')
    await expect(dana.message('At three, gladly')).toBeVisible()
  })

  await test.step('blocked from the menu of the profile, the other reads “Unavailable user” and can’t write', async () => {
    await profile(MARCUS.name)
    await dana.page.getByRole('menuitem', { name: 'Block for me' }).click()
    await expect(dana.page.getByText('Marcus Reid can’t write to you any more')).toBeVisible()
    await expect(marcus.getByRole('heading', { name: 'Unavailable user' })).toBeVisible()
    await expect(box(marcus)).toHaveCount(0)
    const chat = /chats\/([0-9a-f-]{36})/.exec(marcus.url())?.[1] ?? ''
    const message = { opId: newId(), messageId: newId(), text: 'Still me', fileIds: [], replyToId: null }
    const refused = await marcus.request.post(`${network.server.url}/portal/api/chats/${chat}/messages`, {
      headers: { origin: network.server.url },
      data: message,
    })
    expect(refused.status()).toBe(403)
    await profile(MARCUS.name)
    await dana.page.getByRole('menuitem', { name: 'Direct chat' }).click()
    await expect(dana.page.getByText('You have blocked this person.')).toBeVisible()
    await profile(MARCUS.name)
    await dana.page.getByRole('menuitem', { name: 'Unblock for me' }).click()
    await expect(marcus.getByRole('heading', { name: 'Dana Okafor' })).toBeVisible()
  })

  await test.step('who is known elsewhere only has a name from the first word on', async () => {
    const rui = await member(network, RUI.email)
    await rui.getByRole('button', { name: 'New chat' }).click()
    await rui.getByRole('searchbox', { name: 'Find a person' }).fill('dana')
    await rui.getByRole('link', { name: /^Dana Okafor/ }).click()
    await write(rui, 'Are there desks at Riverside?')
    await dana.pane('Chats')
    await dana.openChat(RUI.name)
    await expect(dana.message('Are there desks at Riverside?')).toBeVisible()
    await expect(dana.page.getByText('Unknown person')).toHaveCount(0)
    await dana.write(RUI.name, 'Two, by the window')
    await expect(said(rui, 'Two, by the window')).toBeVisible()
  })
})

test('a read-only administrator begins a direct chat with a file, and answers in no chat of the desk', async ({
  network,
  openDesk,
  member,
  folder,
}) => {
  test.setTimeout(240_000)
  await network.change(
    `update memberships set admin_role = 'readOnly', chat_permissions = null
     where user_id = (select id from users where email = '${network.server.demo.email}')`,
  )
  const dana = await openDesk()
  await dana.synced()
  await dana.pane('Community')
  await dana.page.getByRole('searchbox', { name: 'Search the directory' }).fill(SIOBHAN.name)
  await dana.page.getByRole('button', { name: SIOBHAN.name, exact: true }).click()
  await dana.page.getByRole('button', { name: `More about ${SIOBHAN.name}` }).click()
  await dana.page.getByRole('menuitem', { name: 'Direct chat' }).click()
  await expect(dana.box(SIOBHAN.name)).toBeVisible()
  const plan = await writeSample(folder, 'garden-plan.txt', Buffer.from('Beans along the wall'))
  await sendFiles(dana, SIOBHAN.name, [plan], 'The plan for the roof')

  const siobhan = await member(network, SIOBHAN.email)
  await siobhan.getByRole('link', { name: /^Dana Okafor/ }).click()
  await expect(said(siobhan, 'The plan for the roof')).toContainText('garden-plan.txt')

  await dana.page.getByRole('list', { name: 'Chats' }).getByRole('button', { name: 'Nadia Nguyen' }).click()
  await expect(dana.page.getByRole('heading', { name: 'Nadia Nguyen' }).first()).toBeVisible()
  await expect(dana.box('Nadia Nguyen')).toHaveCount(0)
})
