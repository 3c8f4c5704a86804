import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { createMailSender } from './sender.ts'

const MAIL = { to: 'nadia@foyer.example', subject: 'Grüße', text: 'Your code is 123456\n' }

test('without SMTP each mail is one whole .eml file', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-mail-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const sender = createMailSender(null, path.join(folder, 'mail'), null)
  await Promise.all([sender.send(MAIL), sender.send({ ...MAIL, to: 'colin@foyer.example' })])
  sender.close()
  const names = await readdir(path.join(folder, 'mail'))
  expect(names).toHaveLength(2)
  expect(names.every((name) => name.endsWith('.eml'))).toBe(true)
  const text = await readFile(path.join(folder, 'mail', names.sort()[0]!), 'utf8')
  expect(text).toContain('To: nadia@foyer.example')
  expect(text).toContain('Your code is 123456')
})

test('with SMTP the mail is handed over, from the address that was set', async () => {
  const received: { from: string; to: string[]; text: string }[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      let text = ''
      stream.on('data', (data: Buffer) => (text += data.toString()))
      stream.on('end', () => {
        const from = mailFrom === false ? '' : mailFrom.address
        received.push({ from, to: rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(resolve)))
  const { port } = smtp.server.address() as AddressInfo
  const sender = createMailSender(`smtp://127.0.0.1:${port}`, '', 'Tideway <desk@tideway.example>')
  await sender.send(MAIL)
  sender.close()
  expect(received).toMatchObject([{ from: 'desk@tideway.example', to: ['nadia@foyer.example'] }])
  expect(received[0]!.text).toContain('Your code is 123456')
})

test('a mail that can’t be handed over is an error', async () => {
  const sender = createMailSender('smtp://127.0.0.1:1', '', null)
  await expect(sender.send(MAIL)).rejects.toThrow()
  sender.close()
})
