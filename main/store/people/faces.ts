import type { FileId, Subject } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import type { Face, Standing } from '../views.ts'

/** What `faceJoins` selects. */
export interface FaceColumns {
  subjectKind: Subject['kind']
  subjectId: string
  name: string | null
  photoFileId: FileId | null
  adminRole: string | null
  memberType: 'member' | 'nonmember' | null
  companyType: 'member' | 'nonmember' | null
}

/** Columns for a query that has used `faceJoins`; `face_user`, `face_company` and `face_member` are its tables. */
export const FACE_COLUMNS = `coalesce(wait_company.name, face_user.name, face_company.name, wait_person.name) AS name,
  face_user.photo_file_id AS photoFileId, face_member.admin_role AS adminRole,
  nullif(coalesce(wait_member.type, face_member.type), 'deleted') AS memberType, coalesce(wait_company.type, face_company.type) AS companyType`

/** Joins the person or company that two SQL expressions name, as seen from the location @here. */
export function faceJoins(kind: string, id: string): string {
  return `LEFT JOIN users face_user ON ${kind} = 'user' AND face_user.id = ${id}
    LEFT JOIN companies face_company ON ${kind} = 'company' AND face_company.id = ${id}
    LEFT JOIN memberships face_member ON face_member.id =
      (SELECT id FROM memberships WHERE user_id = face_user.id AND location_id = @here LIMIT 1)
    LEFT JOIN temp.waiting_people wait_person ON ${kind} = 'user' AND wait_person.user_id = ${id}
    LEFT JOIN temp.waiting_companies wait_company ON ${kind} = 'company' AND wait_company.id = ${id}
    LEFT JOIN temp.waiting_memberships wait_member
      ON ${kind} = 'user' AND wait_member.user_id = ${id} AND wait_member.location_id = @here`
}

export function faceOf(row: FaceColumns): Face {
  const unknown = row.subjectKind === 'user' ? 'Unknown person' : 'Unknown company'
  return {
    subject: { kind: row.subjectKind, id: row.subjectId } as Subject,
    name: row.name ?? unknown,
    photoFileId: row.photoFileId,
  }
}

export function standingOf(row: FaceColumns): Standing {
  if (row.adminRole) return 'administrator'
  if (row.memberType) return row.memberType
  if (row.companyType) return row.companyType === 'member' ? 'company' : 'nonmemberCompany'
  return 'unknown'
}

/** One person or company, as seen from a location. */
export function lookUpFace(
  { cache }: StoreContext,
  subject: Subject,
  here: string,
): { face: Face; standing: Standing } {
  const row = cache.get<FaceColumns>(
    `SELECT asked.kind AS subjectKind, asked.id AS subjectId, ${FACE_COLUMNS}
     FROM (SELECT @kind AS kind, @id AS id) asked ${faceJoins('asked.kind', 'asked.id')}`,
    { kind: subject.kind, id: subject.id, here },
  )
  const columns = row ?? { subjectKind: subject.kind, subjectId: subject.id, ...NOBODY }
  return { face: faceOf(columns), standing: standingOf(columns) }
}

const NOBODY = { name: null, photoFileId: null, adminRole: null, memberType: null, companyType: null }
