import { matchesAll } from '../../../protocol/search/marks.ts'
import type { SearchTerm } from '../../../protocol/search/query.ts'
import type { StoreContext } from '../context.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from '../people/faces.ts'
import type { PersonHit, Snippet, Standing } from '../views.ts'
import { findThings } from './find-things.ts'
import { matchExpression, NAME_COLUMNS, THING_COLUMNS, type WordColumns } from './match-expression.ts'
import { hasHit, markedText, snippetOf } from './snippet.ts'

interface PersonColumns extends FaceColumns {
  email: string | null
  phone: string | null
  website: string | null
  about: string
  note: string
  tags: string
  companyName: string | null
  sortName: string
}

/** More than anybody reads through: with so many hits the name is typed on. */
const LOOKED_AT = 500
/** Customers, in the order in which they are most likely meant; then colleagues. */
const ORDER: readonly Standing[] = ['member', 'company', 'nonmember', 'nonmemberCompany', 'administrator']

const PEOPLE = `SELECT who.kind AS subjectKind, who.id AS subjectId, ${FACE_COLUMNS},
    coalesce(face_user.email, face_company.email) AS email, coalesce(face_user.phone, face_company.phone) AS phone,
    face_company.website, coalesce(face_user.about, face_company.about, '') AS about,
    coalesce(customer.note, '') AS note, coalesce(customer.tags, '[]') AS tags,
    employer.name AS companyName, coalesce(face_user.sort_name, face_company.sort_name, '') AS sortName
  FROM (
    SELECT iif(EXISTS (SELECT 1 FROM companies WHERE id = value), 'company', 'user') AS kind, value AS id
    FROM json_each(@ids)
  ) who
  ${faceJoins('who.kind', 'who.id')}
  LEFT JOIN customers customer ON customer.subject_id = who.id AND customer.location_id = @here
  LEFT JOIN companies employer ON employer.id = face_member.company_id
  WHERE face_member.id IS NOT NULL OR face_company.location_id = @here`

/** People and companies of this location by name, contact, about, and what was noted here. Names first. */
export function findPeople(context: StoreContext, terms: readonly SearchTerm[], limit: number): PersonHit[] {
  if (terms.length === 0) return []
  return chosen(read(context, terms, THING_COLUMNS), terms, limit, (row) => [
    row.name ?? '',
    ...fieldsOf(row),
  ])
}

/** By the beginning of any word of the name only, for the palette. */
export function findNames(context: StoreContext, terms: readonly SearchTerm[], limit: number): PersonHit[] {
  if (terms.length === 0) return []
  return chosen(read(context, terms, NAME_COLUMNS), terms, limit, (row) => [row.name ?? ''])
}

function read(
  { cache, session }: StoreContext,
  terms: readonly SearchTerm[],
  columns: WordColumns,
): PersonColumns[] {
  const match = matchExpression(cache, terms, columns, [['p']])
  const ids = findThings(cache, { match, limit: LOOKED_AT })
  return ids === null ? [] : cache.all<PersonColumns>(PEOPLE, { ids, here: session.here() })
}

/** What the index holds of other locations is left out here: each hit is compared with what is seen. */
function chosen(
  rows: readonly PersonColumns[],
  terms: readonly SearchTerm[],
  limit: number,
  seen: (row: PersonColumns) => string[],
): PersonHit[] {
  return rows
    .filter((row) => matchesAll(seen(row), terms))
    .map((row) => ({ row, standing: standingOf(row), byName: matchesAll([row.name ?? ''], terms) }))
    .sort(
      (a, b) =>
        Number(b.byName) - Number(a.byName) ||
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
        (a.row.sortName < b.row.sortName ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ row, standing }) => ({
      face: faceOf(row),
      standing,
      snippet: snippetOfPerson(row, terms),
      detail: row.companyName ?? row.email ?? '',
    }))
}

/** The name when the words are in it, else the first of the other facts that has one. */
function snippetOfPerson(row: PersonColumns, terms: readonly SearchTerm[]): Snippet {
  const name = markedText(faceOf(row).name, terms)
  if (hasHit(name)) return name
  return (
    fieldsOf(row)
      .map((field) => snippetOf(field, terms))
      .find(hasHit) ?? name
  )
}

function fieldsOf({ email, phone, website, note, tags, about }: PersonColumns): string[] {
  return [email ?? '', phone ?? '', website ?? '', note, ...(JSON.parse(tags) as string[]), about]
}
