import type { Face, Standing } from '../../../protocol/ipc/views.ts'

const WORDS: Record<Standing, string> = {
  administrator: 'Administrator',
  member: 'Member',
  nonmember: 'Nonmember',
  company: 'Company',
  nonmemberCompany: 'Nonmember company',
  visitor: 'Visitor',
  unknown: 'No longer here',
}

/** How somebody stands to the location, in a word. */
export function standingWords(standing: Standing): string {
  return WORDS[standing]
}

/** What to call somebody inside a sentence: a person by the first name, a company by the whole. */
export function firstName(face: Face): string {
  return face.subject.kind === 'company' ? face.name : (face.name.trim().split(/\s+/u)[0] ?? face.name)
}
