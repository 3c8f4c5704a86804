import { EmailAddress, ImportedRow } from '../../protocol/wire/ops/customers.ts'

/** What a column of the file can be. */
export type CsvField =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'company'
  | 'plan'
  | 'tags'
  | 'note'

/** A row as it is imported: the person's id is made where it is stored. */
export type CustomerRow = Omit<ImportedRow, 'userId'>

export type RowOutcome = { row: CustomerRow; problem: null } | { row: null; problem: string }

const Row = ImportedRow.omit({ userId: true })
/** What stands before a text that a spreadsheet would else take for a formula. */
const NEUTRAL = /^'(?=[=+\-@\t])/u

const TOO_LONG: Partial<Record<PropertyKey, string>> = {
  name: 'The name is longer than 300 characters.',
  phone: 'The phone number is longer than 300 characters.',
  company: 'The company is longer than 300 characters.',
  plan: 'The plan is longer than 300 characters.',
  tags: 'There are more than 50 tags, or one is longer than 300 characters.',
  note: 'The note is longer than 4,000 characters.',
}

/** Makes the customer of one line, or says in a sentence why it can't. `tags` are given to every row beside its own. */
export function customerOf(
  fields: readonly string[],
  mapping: readonly (CsvField | null)[],
  more: { as: 'member' | 'nonmember'; tags: readonly string[] },
): RowOutcome {
  const value = (field: CsvField): string => {
    const index = mapping.indexOf(field)
    return index < 0 ? '' : clean(fields[index] ?? '')
  }
  const line = (field: CsvField) => value(field).replace(/\s+/gu, ' ')
  if (fields.some((field) => field.includes('\ufffd'))) {
    return wrong('This line has characters that can’t be read: choose another encoding.')
  }
  const name = line('name') || `${line('firstName')} ${line('lastName')}`.trim()
  if (name === '') return wrong('The name is missing.')
  const email = line('email')
  if (email !== '' && !EmailAddress.safeParse(email).success) return wrong('This is no e-mail address.')
  if (email === '' && more.as === 'member') return wrong('A member needs an e-mail address.')
  const row = {
    name,
    email: email || null,
    phone: line('phone') || null,
    company: line('company') || null,
    plan: line('plan') || null,
    tags: unique([...line('tags').split(/[,;|]/u), ...more.tags]),
    note: value('note'),
  }
  const checked = Row.safeParse(row)
  if (checked.success) return { row: checked.data, problem: null }
  const field = checked.error.issues[0]?.path[0] ?? ''
  return wrong(TOO_LONG[field] ?? 'One of the fields is too long.')
}

function wrong(problem: string): RowOutcome {
  return { row: null, problem }
}

/** Without control characters, which no row may hold, and without what an export puts before formulas. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\t\n]|[\ud800-\udfff]/gu, ' ')
    .trim()
    .replace(NEUTRAL, '')
}

function unique(tags: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const tag of tags.map((one) => one.trim())) {
    const key = tag.toLocaleLowerCase('en')
    if (tag !== '' && !seen.has(key)) seen.set(key, tag)
  }
  return [...seen.values()]
}
