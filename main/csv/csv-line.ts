/** A mark of UTF-8, by which spreadsheets know the encoding. */
export const UTF8_MARK = '\ufeff'

/** What a spreadsheet would run: a formula, or one that begins behind a tab, a carriage return or a space. */
const FORMULA = /^[\s]*[=+\-@\t\r]/u

/** One line of a CSV file, ended as RFC 4180 has it. A field that a spreadsheet would run is made a text by a leading '. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`
}

function quoted(field: string): string {
  const text = FORMULA.test(field) ? `'${field}` : field
  return /[",\r\n;\t]|^\s|\s$|^'/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
