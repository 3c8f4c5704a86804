import { randomUUID } from 'node:crypto'
import type { CommandInput } from '../../protocol/ipc/commands.ts'
import { csvLine, UTF8_MARK } from '../csv/csv-line.ts'
import {
  beginningOf,
  chosenFile,
  linesOf,
  stillTheSame,
  type ChosenFile,
  type ReadLine,
} from '../csv/import-file.ts'
import { CsvError } from '../csv/read-records.ts'
import { writeBeside } from '../files/write-beside.ts'
import type { Session } from '../session/session.ts'
import type { StoreClient } from '../store/store.ts'
import type { Changed } from './changed.ts'
import { CommandError } from './command-error.ts'
import { exportCustomers } from './customer-export.ts'
import type { SaveDialogs } from './file-dialogs.ts'
import type { Checked, Section } from './table.ts'

type Choices = Checked['customers.checkImport']

export interface CustomerFileParts {
  dialogs: Pick<SaveDialogs, 'chooseTarget'> & {
    /** The system's dialog for choosing a table; null when cancelled. */
    chooseTable(): Promise<string | null>
  }
  /** Tells the window how far it has come. */
  progressed(progress: { what: string; done: number; total: number }): void
  now(): number
}

/** Lines that are looked up, or stored, in one call of the store: the window's own calls come in between. */
const LINES_AT_ONCE = 400
const PROBLEMS_SHOWN = 200

/** Files of customers, in and out (CSV). The window names a chosen file by a word; its path stays here. */
export function customerFileCommands(
  session: Session,
  changed: Changed,
  { dialogs, progressed, now }: CustomerFileParts,
): Pick<
  Section<'customers'>,
  | 'customers.export'
  | 'customers.chooseImport'
  | 'customers.previewImport'
  | 'customers.checkImport'
  | 'customers.saveProblems'
  | 'customers.startImport'
  | 'customers.stopReading'
> {
  let chosen: { word: string; file: ChosenFile } | null = null
  let stop = new AbortController()

  const fileOf = (word: string): ChosenFile => {
    if (chosen?.word === word) return chosen.file
    throw new CommandError('notFound', 'This file is no longer chosen. Choose it again.')
  }

  return {
    'customers.export': (input) =>
      plainly(() => exportCustomers(session, input, { dialogs, progressed, now }), 'the customers'),

    async 'customers.chooseImport'() {
      const path = await dialogs.chooseTable()
      if (path === null) return { preview: null }
      return plainly(async () => {
        const file = await chosenFile(path)
        const beginning = await beginningOf(file)
        chosen = { word: randomUUID(), file }
        return { preview: shown(chosen.word, file, beginning) }
      })
    },

    'customers.previewImport': ({ file: word, encoding, delimiter }) =>
      plainly(async () => {
        const file = fileOf(word)
        await stillTheSame(file)
        return shown(word, file, await beginningOf(file, { encoding, delimiter }))
      }),

    'customers.checkImport': (choices) =>
      plainly(async () => {
        const { store } = session.account()
        const check = { rows: 0, ready: 0, known: 0, repeated: 0, wrong: 0 }
        const problems: { line: number; name: string; email: string; reason: string }[] = []
        for await (const lines of pieces(choices)) {
          const known = await knownAmong(store, lines)
          for (const one of lines) {
            check.rows++
            const reason = reasonOf(one, known, choices)
            if (one.row === null) check.wrong++
            else if (one.repeated) check.repeated++
            else if (isKnown(one, known)) check.known++
            if (reason === null) check.ready++
            else if (problems.length < PROBLEMS_SHOWN) problems.push({ ...wordsOf(one, choices), reason })
          }
        }
        return { ...check, problems }
      }),

    'customers.saveProblems': (choices) =>
      plainly(async () => {
        const { store } = session.account()
        const file = fileOf(choices.file)
        const target = await dialogs.chooseTarget(`${file.name.replace(/\.[^.]*$/u, '')} not imported.csv`)
        if (target === null) return { saved: false }
        const { columns } = await beginningOf(file, choices)
        await writeBeside(target, 0o600, async (out) => {
          await out.write(UTF8_MARK + csvLine(['Line', 'Problem', ...columns]))
          for await (const lines of pieces(choices)) {
            const known = await knownAmong(store, lines)
            const text = lines.flatMap((one) => {
              const reason = reasonOf(one, known, choices)
              return reason === null ? [] : [csvLine([String(one.line), reason, ...one.fields])]
            })
            await out.write(text.join(''))
          }
        })
        return { saved: true }
      }),

    'customers.startImport': (choices) =>
      plainly(async () => {
        const { store } = session.account()
        const { id } = await store.beginImport({ fileName: fileOf(choices.file).name })
        let rows = 0
        try {
          for await (const lines of pieces(choices)) {
            const known = await knownAmong(store, lines)
            const ready = lines.flatMap((one) =>
              one.row !== null && reasonOf(one, known, choices) === null ? [one.row] : [],
            )
            if (ready.length === 0) continue
            rows += ready.length
            await store.addImportRows({ id, as: choices.as, known: choices.known, rows: ready })
          }
          await changed(store.readyImport({ id }))
        } catch (error) {
          await changed(store.cancelImport({ id }))
          throw error
        }
        return { id, rows }
      }),

    'customers.stopReading'() {
      stop.abort()
      return {}
    },
  }

  /** The lines of the chosen file, some at a time, until the reading is stopped; tells how far it has come. */
  async function* pieces(choices: Choices): AsyncGenerator<ReadLine[]> {
    const file = fileOf(choices.file)
    await stillTheSame(file)
    stop = new AbortController()
    const { signal } = stop
    let done = 0
    let lines: ReadLine[] = []
    const tell = () => progressed({ what: `Reading ${file.name}`, done, total: file.sizeBytes })
    for await (const line of linesOf(file, choices, { signal, read: (bytes) => (done += bytes) })) {
      lines.push(line)
      if (lines.length < LINES_AT_ONCE) continue
      yield lines
      lines = []
      tell()
      signal.throwIfAborted()
    }
    if (lines.length > 0) yield lines
    signal.throwIfAborted()
  }

  function plainly<T>(work: () => Promise<T>, what = 'the file'): Promise<T> {
    return work().catch((error: unknown) => {
      throw explained(error, what)
    })
  }
}

function shown(word: string, file: ChosenFile, beginning: Awaited<ReturnType<typeof beginningOf>>) {
  return { file: word, fileName: file.name, sizeBytes: file.sizeBytes, ...beginning }
}

async function knownAmong(store: StoreClient, lines: readonly ReadLine[]): Promise<Set<string>> {
  const emails = lines.flatMap(({ row }) => row?.email?.toLowerCase() ?? [])
  if (emails.length === 0) return new Set()
  return new Set((await store.knownEmails({ emails })).here)
}

function isKnown({ row }: ReadLine, known: ReadonlySet<string>): boolean {
  return row?.email != null && known.has(row.email.toLowerCase())
}

/** Why a line is not imported; null when it is. */
function reasonOf(one: ReadLine, known: ReadonlySet<string>, choices: Choices): string | null {
  if (one.row === null) return one.problem
  if (one.repeated) return 'An earlier line has the same e-mail address.'
  if (!isKnown(one, known)) return null
  if (choices.known === 'skip') return 'A customer here already.'
  return one.row.tags.length > 0 ? null : 'A customer here already, and there is no tag to give.'
}

function wordsOf({ line, fields, row }: ReadLine, { mapping }: CommandInput<'customers.checkImport'>) {
  const at = (field: string) => fields[mapping.findIndex((one) => one === field)]?.slice(0, 200) ?? ''
  return { line, name: row?.name ?? at('name'), email: row?.email ?? at('email') }
}

function explained(error: unknown, what: string): unknown {
  if (error instanceof CsvError) return new CommandError('badRequest', error.message)
  if (!(error instanceof Error)) return error
  if (error.name === 'AbortError') return new CommandError('cancelled', 'The reading was stopped.')
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new CommandError(
      'quota',
      `The disk is full, so ${what} was not saved. Free some space and try again.`,
    )
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EISDIR', 'ENOTDIR'].includes(code)) {
    return new CommandError('forbidden', `Foyer can’t get at ${what} there. Choose another folder or file.`)
  }
  return error
}
