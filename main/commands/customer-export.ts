import { csvLine, UTF8_MARK } from '../csv/csv-line.ts'
import { cleanName } from '../files/clean-name.ts'
import { writeBeside } from '../files/write-beside.ts'
import type { Session } from '../session/session.ts'
import type { CustomerExportRow } from '../store/views.ts'
import type { CustomerFileParts } from './customer-files.ts'
import { CommandError } from './command-error.ts'
import type { Checked } from './table.ts'

const ROWS_AT_ONCE = 500
const COLUMNS = [
  'Name',
  'E-mail',
  'Phone',
  'Company',
  'Plan',
  'Standing',
  'Since',
  'Last active',
  'Tags',
  'Note',
]
const STANDINGS: Record<CustomerExportRow['standing'], string> = {
  administrator: 'Administrator',
  member: 'Member',
  nonmember: 'Nonmember',
  company: 'Company',
  nonmemberCompany: 'Nonmember company',
  visitor: 'Visitor',
  unknown: 'No longer here',
}

/**
 * Writes customers to a CSV file that the user names: what a query shows, or the named ones. UTF-8 with its mark, times as
 * dates in the location's time zone, formulas made texts. Page by page, so that any number of them needs little memory.
 */
export async function exportCustomers(
  session: Session,
  { query, subjects }: Checked['customers.export'],
  { dialogs, progressed, now }: CustomerFileParts,
): Promise<{ saved: boolean; rows: number }> {
  const { store } = session.account()
  const { access, locationId } = await store.session()
  const here = access?.locations.find((one) => one.locationId === locationId)
  if (!here?.permissions.includes('customers.read')) {
    throw new CommandError(
      'forbidden',
      'You may not see customers at this location. An owner or manager can allow it.',
    )
  }
  const location = await store.location()
  const date = dateWords(location.timeZone)
  const target = await dialogs.chooseTarget(cleanName(`Customers of ${location.name} ${date(now())}.csv`))
  if (target === null) return { saved: false, rows: 0 }
  let rows = 0
  await writeBeside(target, 0o600, async (file) => {
    await file.write(UTF8_MARK + csvLine(COLUMNS))
    for (let offset = 0; ; offset += ROWS_AT_ONCE) {
      const page = await store.exportRows({ query, subjects, offset, limit: ROWS_AT_ONCE })
      await file.write(page.rows.map((row) => csvLine(fieldsOf(row, date))).join(''))
      rows += page.rows.length
      progressed({
        what: 'Saving customers',
        done: Math.min(offset + ROWS_AT_ONCE, page.total),
        total: page.total,
      })
      if (offset + ROWS_AT_ONCE >= page.total) break
    }
  })
  return { saved: true, rows }
}

function fieldsOf(row: CustomerExportRow, date: (atMs: number) => string): string[] {
  return [
    row.name,
    row.email ?? '',
    row.phone ?? '',
    row.companyName ?? '',
    row.plan ?? '',
    STANDINGS[row.standing],
    date(row.since),
    row.lastActiveAt === null ? '' : date(row.lastActiveAt),
    row.tags.join(', '),
    row.note,
  ]
}

/** Days as spreadsheets sort them: 2027-01-31, in the location's time zone. */
function dateWords(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (atMs) => format.format(atMs)
}
