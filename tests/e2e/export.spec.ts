import { execFileSync } from 'node:child_process'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type OpenDesk } from '../harness/fixtures.ts'

const NAME = 'Nadia Nguyen'
const HOSTILE = '<script>document.title="taken"</script> and \u202eback to front'
const NOTE = 'Give her the 10 % opening offer.'
const ALLOW = `UPDATE memberships SET chat_permissions = '{chat.read,chat.reply,chat.assign,chat.export}'
  WHERE admin_role = 'frontDesk'`

interface Exported {
  format: string
  version: number
  complete: boolean
  missingWords: string | null
  notes: string
  conversation: { id: string; with: { name: string } }
  messages: {
    number: number
    id: string
    kind: string
    text: string
    at: string
    files: { id: string; name: string; sha256: string }[]
  }[]
}

/** Chooses in the dialog of the window; the system's own one is answered with the target. */
async function exportAs(desk: OpenDesk, format: 'PDF' | 'JSON', target: string, withNotes: boolean) {
  await desk.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await openDialog(desk)
  await desk.page.getByRole('radio', { name: format }).check()
  if (withNotes) await desk.page.getByRole('checkbox', { name: /With internal notes/ }).check()
  await desk.page.getByRole('button', { name: 'Export…' }).click()
  await expect(desk.page.getByRole('dialog')).toBeHidden()
  await expect(desk.page.getByText(/^Exported \d+ messages/).last()).toBeVisible()
}

async function openDialog(desk: OpenDesk): Promise<void> {
  await desk.page.getByRole('button', { name: 'More about this chat' }).click()
  await desk.page.getByRole('menuitem', { name: 'Export or print…' }).click()
}

async function readJson(path: string): Promise<Exported> {
  return JSON.parse(await readFile(path, 'utf8')) as Exported
}

function readPdf(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}

test('a conversation is taken out as JSON and as PDF, whole and harmless, and printed, by who may', async ({
  folder,
  network,
  openDesk,
}) => {
  await test.step('not without the permission', async () => {
    const desk = await openDesk()
    await desk.synced()
    await desk.openChat(NAME)
    await desk.page.getByRole('button', { name: 'More about this chat' }).click()
    await expect(desk.page.getByRole('menuitem').first()).toBeVisible()
    await expect(desk.page.getByRole('menuitem', { name: 'Export or print…' })).toHaveCount(0)
    const { chats } = await desk.ask('chats.list', { filter: 'all', query: NAME, offset: 0, limit: 1 })
    const chat = chats[0]?.conversationId
    if (!chat) throw new Error(`${NAME} has no chat`)
    const asked = desk.ask('chats.export', { conversationId: chat, format: 'pdf', withNotes: true })
    await expect(asked).rejects.toThrow(/not save or print them\. An owner or manager can allow it/)
    await desk.quit()
  })

  await network.change(ALLOW)
  const nadia = await network.portal('nadia@lumen.studio')
  const conversationId = (await nadia.chats())[0]?.conversationId ?? ''
  await nadia.write(conversationId, HOSTILE)
  const desk = await openDesk()
  await desk.synced()
  await desk.openChat(NAME)

  await test.step('as JSON, the same as the customer has it, notes apart', async () => {
    const path = join(folder, 'with notes.json')
    await exportAs(desk, 'JSON', path, true)
    const withNotes = await readJson(path)
    expect(withNotes).toMatchObject({
      format: 'foyer.conversation',
      version: 1,
      complete: true,
      missingWords: null,
      notes: 'included',
      conversation: { id: conversationId, with: { name: NAME } },
    })
    expect(withNotes.messages.map(({ number }) => number)).toEqual(
      withNotes.messages.map((_, index) => index + 1),
    )
    const notes = withNotes.messages.filter(({ kind }) => kind === 'note').map(({ text }) => text)
    expect(notes.join('\n')).toContain(NOTE)

    const without = join(folder, 'without notes.json')
    await exportAs(desk, 'JSON', without, false)
    const shared = (await readJson(without)).messages
    const seen = await nadia.messages(conversationId)
    expect(shared.map(({ id, text }) => ({ id, text }))).toEqual(seen.map(({ id, text }) => ({ id, text })))
    expect(shared.at(-1)?.text).toBe(HOSTILE)
    const files = shared.flatMap((message) => message.files)
    expect(files.length).toBeGreaterThan(0)
    for (const { id, sha256 } of files) expect(await nadia.fileHash(id)).toBe(sha256)
    expect(await readFile(without, 'utf8')).not.toMatch(/[<\u202e]/)
  })

  await test.step('as PDF, with the words and hashes, and numbered pages', async () => {
    const path = join(folder, 'chat.pdf')
    await exportAs(desk, 'PDF', path, true)
    const text = readPdf(path)
    expect(text).toContain(`Conversation with ${NAME}`)
    expect(text).toContain('<script>document.title="taken"</script>')
    expect(text).toContain(NOTE)
    expect(text).toMatch(/Page 1 of \d+/)
    const [file] = (await readJson(join(folder, 'with notes.json'))).messages.flatMap(({ files }) => files)
    expect(text).toContain(file?.name)
    expect(text).toContain(file?.sha256)

    const shared = join(folder, 'without notes.pdf')
    await exportAs(desk, 'PDF', shared, false)
    expect(readPdf(shared)).not.toContain(NOTE)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  await test.step('on paper, in a window that can do nothing', async () => {
    const printed = join(folder, 'printed.pdf')
    // The system's dialog is the only thing replaced: what it would get is kept.
    await desk.electron.evaluate(({ app }) => {
      app.once('web-contents-created', (_event, contents) => {
        contents.print = (_options, answer) => {
          const inspected = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
          const { javascript, sandbox, preload } = inspected.getLastWebPreferences()
          void contents.printToPDF({}).then((bytes) => {
            const url = contents.getURL()
            Object.assign(globalThis, {
              kept: { pdf: bytes.toString('base64'), javascript, sandbox, preload, url },
            })
            answer?.(true, '')
          })
        }
      })
    })
    await openDialog(desk)
    await desk.page.getByRole('radio', { name: 'Print' }).check()
    await desk.page.getByRole('button', { name: 'Print…' }).click()
    await expect(desk.page.getByText('Sent to the printer')).toBeVisible()
    const facts = await desk.electron.evaluate(
      () => (globalThis as unknown as { kept: Record<string, unknown> }).kept,
    )
    await writeFile(printed, Buffer.from(String(facts.pdf), 'base64'))
    expect(facts).toMatchObject({ javascript: false, sandbox: true })
    expect(String(facts.url)).toMatch(/^app:\/\/print\//)
    expect(readPdf(printed)).toContain('<script>document.title="taken"</script>')
    expect(readPdf(printed)).not.toContain(NOTE)
  })
})
