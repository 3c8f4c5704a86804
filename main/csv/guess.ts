import { EmailAddress } from '../../protocol/wire/ops/customers.ts'
import type { CsvField } from './customer-rows.ts'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const LINES_LOOKED_AT = 20

/** The sign between the fields: the one that is in every line as often as in the others, and the most often. */
export function delimiterOf(text: string): Delimiter {
  const lines = unquoted(text)
    .split(/\r?\n|\r/u)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT)
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const [first = 0] = counts
    const alike = counts.filter((count) => count === first).length
    return { delimiter, score: first === 0 ? 0 : (alike / counts.length) * 1000 + first }
  })
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score > 0 ? best.delimiter : ','
}

/** What stands between quotation marks counts for nothing. */
function unquoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/gu, '')
}

/** What a column may be called, in the languages of the files that come; compared without accents and signs. */
const NAMES: Record<CsvField, readonly string[]> = {
  name: [
    'name',
    'fullname',
    'customer',
    'contact',
    'person',
    'member',
    'nom',
    'nombre',
    'nome',
    'nazwa',
    'imieinazwisko',
  ],
  firstName: [
    'firstname',
    'givenname',
    'forename',
    'vorname',
    'prenom',
    'imie',
    'nombredepila',
    'primeironome',
  ],
  lastName: [
    'lastname',
    'surname',
    'familyname',
    'nachname',
    'nomdefamille',
    'nazwisko',
    'apellido',
    'apellidos',
    'sobrenome',
  ],
  email: [
    'email',
    'mail',
    'emailaddress',
    'mailaddress',
    'emailadresse',
    'adressemail',
    'correo',
    'correoelectronico',
    'adresemail',
  ],
  phone: [
    'phone',
    'phonenumber',
    'telephone',
    'tel',
    'mobile',
    'cell',
    'telefon',
    'handy',
    'telefono',
    'telefone',
    'numertelefonu',
  ],
  company: [
    'company',
    'companyname',
    'organisation',
    'organization',
    'firma',
    'unternehmen',
    'societe',
    'entreprise',
    'empresa',
  ],
  plan: ['plan', 'membership', 'membershipplan', 'tariff', 'tarif', 'tarifa', 'abonnement'],
  tags: ['tags', 'tag', 'labels', 'label', 'groups', 'group', 'schlagworte', 'etiquetas'],
  note: ['note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'notiz', 'bemerkung', 'notas', 'uwagi'],
}

/** What each column is, by its name in the header; each field once, null for what is left out. */
export function mappingOf(header: readonly string[]): (CsvField | null)[] {
  const taken = new Set<CsvField>()
  return header.map((column) => {
    const word = column
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
    const field = (Object.keys(NAMES) as CsvField[]).find((one) => NAMES[one].includes(word))
    if (field === undefined || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** A first line with an e-mail address in it is no header. */
export function isHeader(fields: readonly string[]): boolean {
  return !fields.some((field) => EmailAddress.safeParse(field.trim()).success)
}

/** What the columns of a file without a header are: the addresses, and the first words beside them as the name. */
export function mappingByContent(fields: readonly string[]): (CsvField | null)[] {
  const email = fields.findIndex((field) => EmailAddress.safeParse(field.trim()).success)
  const name = fields.findIndex((field, index) => index !== email && /\p{L}/u.test(field))
  return fields.map((_, index) => (index === email ? 'email' : index === name ? 'name' : null))
}
