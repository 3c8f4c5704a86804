import { randomBytes } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import nodemailer from 'nodemailer'

/** One mail in plain text. */
export interface Mail {
  to: string
  subject: string
  text: string
}

export interface MailSender {
  /** Hands the mail over; throws when it could not be. */
  send(mail: Mail): Promise<void>
  close(): void
}

const FROM = 'Foyer <no-reply@foyer.invalid>'

/**
 * Sends by SMTP when `smtpUrl` is given, else writes each mail as a .eml file into `folder`.
 * `from` is the sender's address, or null for one that can't be answered.
 */
export function createMailSender(smtpUrl: string | null, folder: string, from: string | null): MailSender {
  return smtpUrl === null ? toFolder(folder, from ?? FROM) : bySmtp(smtpUrl, from ?? FROM)
}

function bySmtp(url: string, from: string): MailSender {
  const transport = nodemailer.createTransport(url, { from })
  return {
    send: async (mail) => {
      await transport.sendMail(mail)
    },
    close: () => transport.close(),
  }
}

function toFolder(folder: string, from: string): MailSender {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true }, { from })
  let count = 0
  return {
    send: async (mail) => {
      // In the order of sending when sorted by name: two at once may be written in either order.
      const name = `${Date.now()}-${String(count++).padStart(6, '0')}-${randomBytes(4).toString('hex')}.eml`
      const { message } = await transport.sendMail(mail)
      await mkdir(folder, { recursive: true })
      await writeWhole(path.join(folder, name), message as Buffer)
    },
    close: () => transport.close(),
  }
}

/** A reader of the folder sees the file whole or not at all. */
async function writeWhole(target: string, bytes: Buffer): Promise<void> {
  const fresh = `${target}.part`
  const handle = await open(fresh, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(fresh, target)
}
