import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStoreThread } from './client.ts'
import { bundle } from './testing/bundle.ts'
import { newStore } from './testing/memory-store.ts'
import { ACCESS, NADIA_CHAT, NADIA_SUBJECT } from './testing/people.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const built: { file: string; folder: string }[] = []
beforeAll(async () => {
  const entries = [new URL('./worker.ts', import.meta.url), new URL('./open.ts', import.meta.url)]
  for (const entry of entries) built.push(await bundle(entry))
})
afterAll(() => built.forEach(({ folder }) => rmSync(folder, { recursive: true, force: true })))
const file = (index: number) => built[index]?.file ?? ''
const ignore = () => undefined

const HELLO = {
  conversationId: NADIA_CHAT,
  subject: NADIA_SUBJECT,
  kind: 'text',
  text: 'written just before the kill',
  stagedFileIds: [],
  mentionUserIds: [],
  replyToId: null,
  holdUntil: null,
}
/** A process of its own: sends one message, says its id, and stays open until it is killed. */
const sendAndWait = (message: object) => `
  import { openStore } from './entry.mjs'
  const store = openStore({ folder: process.argv[2] })
  store.saveAccess(${JSON.stringify(ACCESS)})
  process.stdout.write(store.sendMessage(${JSON.stringify(message)}).messageId)
  process.stdin.resume()`

/** The same for a message that is held back so that Send can be undone. */
const HELD = { ...HELLO, holdUntil: Date.now() + 10_000 }

describe('a process that is killed', () => {
  async function killedAfterSending(message: object) {
    const folder = temporaryFolder()
    const script = path.join(path.dirname(file(1)), 'send-and-wait.mjs')
    writeFileSync(script, sendAndWait(message))
    const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    const [messageId] = (await once(child.stdout, 'data')) as [Buffer]
    child.kill('SIGKILL')
    await once(child, 'exit')
    return { store: newStore({ folder }), messageId: messageId.toString() }
  }

  it('has kept the message that sendMessage returned for (I2)', async () => {
    const { store, messageId } = await killedAfterSending(HELLO)
    expect(store.outbox()).toMatchObject([{ state: 'queued', op: { body: { messageId, text: HELLO.text } } }])
    expect(store.integrity()).toEqual({ ok: true, problems: [] })
    expect(store.openReport()).toEqual([])
    store.close()
  })

  it('has kept a message that was held back, which then goes or is undone (I2)', async () => {
    const { store, messageId } = await killedAfterSending(HELD)
    expect(store.outbox()).toMatchObject([{ state: 'uploading', op: { body: { messageId } } }])
    expect(store.releaseHeld({ nowMs: HELD.holdUntil - 1 }).next).toBe(HELD.holdUntil)
    store.releaseHeld({ nowMs: HELD.holdUntil })
    expect(store.outbox()).toMatchObject([{ state: 'queued', sent: false }])
    store.close()
  })
})

describe('the worker', () => {
  it('keeps the files open until close has resolved', async () => {
    const folder = temporaryFolder()
    const client = await startStoreThread(file(0)).open({ folder, onCrash: ignore })
    await client.saveAccess(ACCESS)
    void client.saveDraft({ conversationId: NADIA_CHAT, text: 'typed last', kind: 'text', replyToId: null })
    await client.close()
    await expect(client.session()).rejects.toThrow(/stopped/)
    const store = newStore({ folder })
    expect(store.draft({ conversationId: NADIA_CHAT }).text).toBe('typed last')
    store.close()
  })

  it('says why it can’t be opened', async () => {
    const folder = path.join(temporaryFolder(), 'a file')
    writeFileSync(folder, '')
    await expect(startStoreThread(file(0)).open({ folder, onCrash: ignore })).rejects.toThrow(/a file/)
  })

  it('rejects what is pending when it crashes, and tells the app once', async () => {
    const crashing = path.join(path.dirname(file(0)), 'crashing.mjs')
    writeFileSync(
      crashing,
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', () => { throw new Error('out of luck') })
       parentPort.postMessage({ kind: 'opened' })`,
    )
    const crashes: string[] = []
    const onCrash = (error: Error) => crashes.push(error.message)
    const client = await startStoreThread(crashing).open({ folder: temporaryFolder(), onCrash })
    await expect(client.badges()).rejects.toThrow(/out of luck/)
    await expect(client.badges()).rejects.toThrow(/stopped/)
    expect(crashes).toEqual([expect.stringContaining('out of luck')])
  })
})
