import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

/** Another administrator of Riverside; all of the demo have one password. */
const MARIA = 'maria@tideway.example'

const rowOf = (desk: OpenDesk, name: string) =>
  desk.page.getByRole('table', { name: 'Customers' }).getByRole('row').filter({ hasText: name })
const find = (desk: OpenDesk, words: string) =>
  desk.page.getByRole('searchbox', { name: /^Search/ }).fill(words)
const tab = (desk: OpenDesk, name: string) =>
  desk.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
const menu = async (desk: OpenDesk, name: string, item: string) => {
  await desk.page.getByRole('button', { name: `More about ${name}` }).click()
  await desk.page.getByRole('menuitem', { name: item }).click()
}

test('customers are added, tagged, converted and removed, also offline, and a second desk sees it', async ({
  network,
  openDesk,
  folder,
}) => {
  test.slow()
  const desk = await openDesk()
  const { page } = desk
  await desk.synced()
  await desk.pane('Customers')

  await test.step('offline, a nonmember is added and written to: seen at once', async () => {
    network.cable.pull()
    await desk.offline()
    await tab(desk, 'Nonmembers')
    await page.getByRole('button', { name: 'Add nonmember' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add nonmember' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Greta Nowak')
    await dialog.getByRole('textbox', { name: /^E-mail/ }).fill('greta@nowak.example')
    await dialog.getByRole('button', { name: 'Add nonmember' }).click()
    await expect(page.getByRole('heading', { name: 'Greta Nowak' })).toBeVisible()
    await find(desk, 'Greta')
    await expect(rowOf(desk, 'Greta Nowak')).toContainText('greta@nowak.example')
    await page.getByRole('button', { name: 'Chat', exact: true }).click()
    await desk.write('Greta Nowak', 'Welcome, Greta')
    await desk.pane('Customers')
  })

  await test.step('a restart while offline shows her still', async () => {
    await desk.quit()
  })
  const again = await openDesk()
  await again.pane('Customers')
  await tab(again, 'Nonmembers')
  await find(again, 'greta')
  await expect(rowOf(again, 'Greta Nowak')).toBeVisible()

  await test.step('online, all of it is sent in order, and a second desk has her', async () => {
    network.cable.plugIn(network.server.port)
    await again.synced()
  })
  const maria = await openDesk({
    userData: join(folder, 'maria'),
    demo: { ...network.server.demo, email: MARIA },
  })
  await maria.synced()
  await maria.pane('Customers')
  await tab(maria, 'Nonmembers')
  await find(maria, 'greta')
  await rowOf(maria, 'Greta Nowak').click()
  const history = maria.page.getByRole('list', { name: 'History of changes' })
  await expect(history).toContainText('Added by hand')

  await test.step('she becomes a member, and the thread stays', async () => {
    await rowOf(again, 'Greta Nowak').click()
    await menu(again, 'Greta Nowak', 'Convert to member…')
    const dialog = again.page.getByRole('dialog', { name: 'Make Greta Nowak a member' })
    await dialog.getByRole('textbox', { name: /^Plan/ }).fill('Flex desk')
    await dialog.getByRole('button', { name: 'Make member' }).click()
    await expect(again.page.getByText('Greta Nowak is a member now')).toBeVisible()
    await tab(maria, 'Members')
    await find(maria, 'greta')
    await expect(rowOf(maria, 'Greta Nowak')).toBeVisible()
    await expect(history).toContainText('Became a member')
    await expect(history).toContainText('Plan: none → Flex desk')
    await maria.page.getByRole('button', { name: 'Chat', exact: true }).click()
    await expect(maria.message('Welcome, Greta')).toBeVisible()
  })

  await test.step('many are chosen with Ctrl, Shift and by keyboard, tagged, and the tags undone', async () => {
    await tab(again, 'Members')
    const rows = again.page.getByRole('table', { name: 'Customers' }).locator('[aria-rowindex]')
    await expect(rows.nth(3)).toBeVisible()
    await rows.nth(0).click({ modifiers: ['ControlOrMeta'] })
    await rows.nth(3).click({ modifiers: ['Shift'] })
    const bar = again.page.getByRole('toolbar', { name: 'Chosen customers' })
    await expect(bar).toContainText('4 chosen')
    await rows.nth(3).getByRole('button').first().focus()
    await again.page.keyboard.press('Shift+ArrowDown')
    await expect(bar).toContainText('5 chosen')
    await again.page.keyboard.press('Space')
    await expect(bar).toContainText('4 chosen')
    await bar.getByRole('button', { name: 'Tags…' }).click()
    const dialog = again.page.getByRole('dialog', { name: 'Tags of 4 customers' })
    await dialog.getByRole('textbox', { name: 'Tags' }).fill('Summer party')
    await dialog.getByRole('button', { name: 'Add tags' }).click()
    await expect(rows.nth(1)).toContainText('Summer party')
    await again.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(rows.nth(1)).not.toContainText('Summer party')
    await again.page.getByRole('button', { name: 'Choose nobody' }).click()
  })

  await test.step('a member is removed after being asked, and comes back by Undo', async () => {
    await find(again, 'greta')
    await rowOf(again, 'Greta Nowak').click()
    await menu(again, 'Greta Nowak', 'Remove from members…')
    await again.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(again.page.getByText('Nobody here fits')).toBeVisible()
    await again.page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(rowOf(again, 'Greta Nowak')).toBeVisible()
    await again.synced()
    await expect(again.page.getByText('Flex desk').first()).toBeVisible()
  })

  await test.step('the columns order the table', async () => {
    await find(again, '')
    const head = again.page.getByRole('columnheader', { name: 'Member since' })
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'descending')
    await expect(
      again.page.getByRole('table', { name: 'Customers' }).locator('[aria-rowindex]').first(),
    ).toContainText('Greta Nowak')
  })
})

test('a hostile file is imported with its mistakes named, exported harmless, and undone as a whole', async ({
  openDesk,
  folder,
}) => {
  test.slow()
  const desk = await openDesk()
  const { page, electron } = desk
  await desk.synced()
  await desk.pane('Customers')
  await tab(desk, 'Nonmembers')
  const source = join(folder, 'fair.csv')
  const lines = [
    'Vorname;Nachname;E-Mail;Firma;Notiz;Größe',
    'Zoë;Weiß;zoe@fair.example;Äpfel & Co;"Zwei\nZeilen";1',
    '"=HYPERLINK(""http://evil.example"";""x"")";Formel;formel@fair.example;;;',
    'Niemand;Falsch;no address;;;',
    ';;ohne@fair.example;;;',
    'Zoë;Nochmal;ZOE@fair.example;;;',
    'Nadia;Nguyen;nadia@lumen.studio;;;',
    '<img src=x onerror=alert(1)>;Tag;tag@fair.example;;;',
  ]
  await writeFile(source, Buffer.from(lines.join('\r\n'), 'latin1'))
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, source)

  await test.step('it is understood: encoding, delimiter and columns, which can be changed', async () => {
    await page.getByRole('button', { name: 'Import CSV' }).click()
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import fair.csv' })
    await expect(dialog.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252')
    await expect(dialog.getByRole('combobox', { name: 'Columns divided by' })).toHaveValue(';')
    await expect(dialog.getByRole('combobox', { name: 'Column Vorname is' })).toHaveValue('firstName')
    await expect(dialog.getByRole('combobox', { name: 'Column Größe is' })).toHaveValue('')
    await expect(dialog).toContainText('Weiß')
    await dialog.getByRole('textbox', { name: /^Tags for every row/ }).fill('Fair')
    await dialog.getByRole('button', { name: 'Check the file' }).click()
  })

  await test.step('what is wrong stands with its line and reason, and is saved', async () => {
    const dialog = page.getByRole('dialog', { name: 'Import fair.csv' })
    await expect(dialog.getByRole('list', { name: 'What would come of it' })).toContainText(
      '3 to be imported',
    )
    const wrong = dialog.getByRole('group', { name: 'Lines that are not imported' })
    await expect(wrong).toContainText('This is no e-mail address.')
    await expect(wrong).toContainText('The name is missing.')
    await expect(wrong).toContainText('An earlier line has the same e-mail address.')
    await expect(wrong).toContainText('A customer here already.')
    const target = join(folder, 'wrong.csv')
    await electron.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    await dialog.getByRole('button', { name: 'Save these lines…' }).click()
    await expect(page.getByText('Saved the lines that are not imported')).toBeVisible()
    expect(await readFile(target, 'utf8')).toContain('The name is missing.')
    await dialog.getByRole('button', { name: 'Import 3' }).click()
  })

  const imports = page.getByRole('list', { name: 'Imports' })
  await test.step('it arrives, and is what it was in the file: text', async () => {
    await expect(imports).toContainText('Imported fair.csv: 3 added')
    await find(desk, 'fair.example')
    await expect(rowOf(desk, 'Zoë Weiß')).toContainText('Äpfel & Co')
    await expect(rowOf(desk, 'Zoë Weiß')).toContainText('Fair')
    await expect(rowOf(desk, '<img src=x onerror=alert(1)> Tag')).toBeVisible()
  })

  await test.step('the selection is exported with its formulas made texts', async () => {
    const target = join(folder, 'out.csv')
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    await rowOf(desk, 'Zoë Weiß').click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('button', { name: 'Choose all 3' }).click()
    await page.getByRole('button', { name: 'Export…' }).click()
    await expect(page.getByText('Exported 3 customers')).toBeVisible()
    const text = await readFile(target, 'utf8')
    expect(text.startsWith('\ufeffName,E-mail')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"";""x"") Formel"`)
    await page.getByRole('button', { name: 'Choose nobody' }).click()
  })

  await test.step('and the import is undone as a whole', async () => {
    await imports.getByRole('button', { name: 'Undo import' }).click()
    await expect(imports).toContainText('Import of fair.csv undone: 3 removed')
    await expect(page.getByText('Nobody here fits')).toBeVisible()
    await tab(desk, 'Companies')
    await find(desk, 'Äpfel')
    await expect(page.getByText('Nobody here fits')).toBeVisible()
  })
})
