import { expect } from '@playwright/test'
import { PublicHosts } from '../../protocol/wire/http.ts'
import { newId } from '../../protocol/wire/ids.ts'
import { PortalVisits } from '../../protocol/wire/portal-visits.ts'
import type { Visibility } from '../../protocol/wire/rows/space.ts'
import { loadAxe, seriousFindings } from './portal-axe.ts'
import { test } from './open-world.ts'
import { mailNames, newestCode } from './portal-world.ts'

test.use({ spec: import.meta.filename })

// Visitors for somebody who is not signed in: where they are public, and no longer than that (use cases 3 and 5).

const VISITOR = 'vera.visitor@visitor.example'

test('Visitors that are public: who shows themselves is there, and a visit is announced, waits and is approved', async ({
  world: { member, userId, locationId, api, show, outside, ask, look },
  server,
  complaints,
}) => {
  test.setTimeout(300_000)
  const see = (visibility: Visibility) =>
    server.change(`update locations set visitors_visibility = '${visibility}' where id = '${locationId}'`)
  await see('networkMembers')
  await show({ name: 'public' })

  await loadAxe(outside)
  const byHand = {
    visitId: newId(),
    email: VISITOR,
    code: '000000',
    hostUserId: userId,
    visitorCompany: null,
    expectedAt: Date.now() + 3_600_000,
  }
  const everyWay = async (id: string) => [
    await ask(`${id}/visits`),
    await ask(`${id}/hosts?q=meh`),
    await ask(`${id}/visits/code`, { name: 'Vera Visitor', email: VISITOR }),
    await ask(`${id}/visits`, byHand),
  ]
  const missing = await everyWay(newId())
  expect(missing.map(({ status }) => status)).toEqual([404, 404, 404, 404])

  await test.step('what is not public asks to sign in, like a location that is not there', async () => {
    for (const path of [`visitors/at/${locationId}`, `visitors/at/${newId()}`, 'visitors']) {
      await look(outside, path)
      await expect(outside.getByLabel('E-mail address')).toBeVisible()
    }
    expect(await everyWay(locationId)).toEqual(missing)
    await look(outside, `l/${locationId}`)
    await expect(outside.getByRole('heading', { name: 'Riverside', exact: true })).toBeVisible()
    await expect(outside.getByRole('link', { name: 'Visitors', exact: true })).toHaveCount(0)
  })

  await test.step('public, it shows no visitor who does not show themselves', async () => {
    await see('public')
    await outside.reload()
    await outside.getByRole('link', { name: 'Visitors', exact: true }).click()
    await expect(outside.getByText('No visitors to show today')).toBeVisible()
    expect(await seriousFindings(outside)).toEqual([])
    const { hosts } = PublicHosts.parse(JSON.parse((await ask(`${locationId}/hosts?q=`)).text))
    expect(hosts.map(({ name }) => name)).toEqual(['Mehmet Yıldız'])
  })

  await test.step('a visit is announced with a mailed code, and waits', async () => {
    await outside.getByRole('button', { name: 'Announce your visit' }).click()
    const form = outside.getByRole('form', { name: 'Announce your visit' })
    await form.getByRole('button', { name: 'Mail me a code' }).click()
    await expect(form.getByRole('alert')).toHaveText('Choose whom you visit.')
    await form.getByRole('searchbox').fill('zzz')
    await expect(form.getByText('Nobody of that name')).toBeVisible()
    await form.getByRole('searchbox').fill('mehmet')
    await form.getByRole('radio', { name: /Mehmet Yıldız/ }).check()
    await form.getByLabel('Your name').fill('Vera Visitor')
    await form.getByLabel('E-mail address').fill(VISITOR)
    await form.getByLabel('Company, if you like').fill('Tideway Partners')
    expect(await seriousFindings(outside)).toEqual([])
    await outside.reload()
    await expect(form.getByRole('radio', { name: /Mehmet Yıldız/ })).toBeChecked()
    await expect(form.getByLabel('Your name')).toHaveValue('Vera Visitor')
    await expect(form.getByLabel('Company, if you like')).toHaveValue('Tideway Partners')
    const before = await mailNames(server)
    await form.getByRole('button', { name: 'Mail me a code' }).click()
    await outside.getByLabel('Six-digit code').waitFor()
    // A phone drops the page while its owner reads the mail.
    await outside.reload()
    await outside.getByLabel('Six-digit code').fill(await newestCode(server, before))
    await expect(outside.getByText('Your visit waits for approval.')).toBeVisible()
    await expect(outside.getByText(VISITOR)).toBeVisible()
    // Nothing of it is left in a browser that may be anybody's.
    expect(await outside.evaluate(() => JSON.stringify(sessionStorage))).not.toMatch(/Vera|Mehmet/)
    expect((await ask(`${locationId}/visits`)).text).not.toContain('Vera')
  })

  await test.step('the host approves it in the portal, and the code goes out', async () => {
    await look(member, 'visitors')
    const card = member.getByRole('listitem', { name: 'Vera Visitor' })
    await expect(card).toContainText('Waits for approval')
    await expect(card.getByRole('link', { name: 'Chat' })).toHaveCount(0)
    const before = await mailNames(server)
    await card.getByRole('button', { name: 'Approve' }).click()
    await expect(card).toContainText('Expected')
    await newestCode(server, before)
    const { visits } = PortalVisits.parse(await api('/visits'))
    expect(visits.find(({ visitorEmail }) => visitorEmail === VISITOR)).toMatchObject({ status: 'expected' })
    // A visitor without an account is shown to nobody outside, also when they are expected.
    expect((await ask(`${locationId}/visits`)).text).not.toContain('Vera')
  })

  await test.step('a host who hides is announced to by nobody; when it is closed, all of it is', async () => {
    await show({ name: 'location' })
    await look(outside, `visitors/at/${locationId}`)
    await expect(outside.getByText('Nobody here takes announced visits.')).toBeVisible()
    const hidden = await ask(`${locationId}/visits`, byHand)
    expect(hidden).toEqual(await ask(`${locationId}/visits`, { ...byHand, hostUserId: newId() }))
    expect(hidden.status).toBe(404)
    await see('locationMembers')
    await outside.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(outside.getByLabel('E-mail address')).toBeVisible()
    expect(await everyWay(locationId)).toEqual(missing)
  })
  expect(complaints).toEqual([])
})
