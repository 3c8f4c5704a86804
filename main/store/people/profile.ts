import {
  deskConversationId,
  type CompanyId,
  type MessageId,
  type Subject,
} from '../../../protocol/wire/ids.ts'
import type { BookingRow, VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { dayBounds } from '../space/day-bounds.ts'
import { reachOf } from './reach.ts'
import { FACE_COLUMNS, faceJoins, faceOf, lookUpFace, type FaceColumns } from './faces.ts'
import { fileOfRow, FILE_COLUMNS, type FileColumns } from '../files/stored-files.ts'
import {
  BOOKING_COLUMNS,
  readBooking,
  readVisit,
  VISIT_COLUMNS,
  type StoredBooking,
  type VisitColumns,
} from '../applying/rows/space.ts'
import { followUpsShown } from '../desk/follow-ups-shown.ts'
import { ABOUT_PERSON } from '../visits/shown-visits.ts'
import type { Store } from '../store.ts'
import type { Face, ProfileView } from '../views.ts'

interface Facts {
  about: string
  email: string | null
  phone: string | null
  website: string | null
  companyId: CompanyId | null
  companyRole: string | null
  plan: string | null
  since: number | null
}

// Asked for by the parameter itself: through a column SQLite would read all memberships of the network first.
const PERSON = `SELECT coalesce(u.about, '') AS about, coalesce(u.email, w.email) AS email, coalesce(u.phone, w.phone) AS phone,
    NULL AS website, m.company_id AS companyId, m.company_role AS companyRole, m.plan, m.since
  FROM (SELECT @id AS id) asked LEFT JOIN users u ON u.id = asked.id
  LEFT JOIN temp.waiting_people w ON w.user_id = asked.id
  LEFT JOIN temp.shown_memberships m ON m.user_id = @id AND m.location_id = @here LIMIT 1`
const COMPANY = `SELECT about, email, phone, website, NULL AS companyId, NULL AS companyRole, NULL AS plan, since
  FROM temp.shown_companies WHERE id = @id`
const NO_FACTS: Facts = {
  about: '',
  email: null,
  phone: null,
  website: null,
  companyId: null,
  companyRole: null,
  plan: null,
  since: null,
}

const VISITS_BEFORE = 3

/** Everything about one person or company, as an administrator here sees it. */
export function profileVerbs(context: StoreContext): Pick<Store, 'profile'> {
  const { cache, overlay, session, now } = context

  return {
    profile: ({ subject }): ProfileView => {
      overlay.refresh()
      const here = session.here()
      const { id } = subject
      const { companyId, ...facts } =
        cache.get<Facts>(
          subject.kind === 'user' ? PERSON : COMPANY,
          subject.kind === 'user' ? { id, here } : { id },
        ) ?? NO_FACTS
      const conversationId = deskConversationId(here, subject)
      return {
        ...lookUpFace(context, subject, here),
        ...facts,
        company: companyId && lookUpFace(context, { kind: 'company', id: companyId }, here).face,
        people: subject.kind === 'company' ? peopleOf(id, here) : [],
        elsewhere: subject.kind === 'user' ? elsewhereOf(id, here) : [],
        ...annotations(id, here),
        nextBooking: bookings(subject, here, 'starts_at > @now ORDER BY starts_at LIMIT 1')[0] ?? null,
        recentBookings: bookings(subject, here, 'starts_at <= @now ORDER BY starts_at DESC LIMIT 10'),
        visitsToday: subject.kind === 'user' ? visitsOf(id, here) : [],
        visitsBefore: subject.kind === 'user' ? visitsBefore(id, here) : [],
        files: filesOf(conversationId),
        followUps: followUpsShown(context, 'f.conversation_id = @conversationId AND f.done_at IS NULL', {
          conversationId,
        }),
        conversationId,
        reach: subject.kind === 'user' ? reachOf(context, subject.id) : null,
      }
    },
  }

  function annotations(id: string, here: string): Pick<ProfileView, 'note' | 'notePending' | 'tags'> {
    const stored = cache.get<{ note: string; tags: string }>(
      'SELECT note, tags FROM customers WHERE subject_id = @id AND location_id = @here',
      { id, here },
    )
    const waits = cache.get<{ note: string | null; tags: string | null }>(
      'SELECT note, tags FROM waiting_annotations WHERE subject_id = @id AND location_id = @here',
      { id, here },
    )
    return {
      note: waits?.note ?? stored?.note ?? '',
      notePending: waits?.note != null,
      tags: JSON.parse(waits?.tags ?? stored?.tags ?? '[]') as string[],
    }
  }

  function peopleOf(companyId: string, here: string): Face[] {
    return cache
      .all<FaceColumns>(
        `SELECT 'user' AS subjectKind, who.user_id AS subjectId, ${FACE_COLUMNS}
         FROM (SELECT user_id FROM temp.shown_memberships WHERE company_id = @companyId AND location_id = @here) who
         ${faceJoins(`'user'`, 'who.user_id')} ORDER BY coalesce(face_user.sort_name, wait_person.sort_name)`,
        { companyId, here },
      )
      .map(faceOf)
  }

  /** Memberships at other locations of the network, as far as this device knows them. */
  function elsewhereOf(userId: string, here: string): ProfileView['elsewhere'] {
    return cache.all<ProfileView['elsewhere'][number]>(
      `SELECT l.name AS locationName, m.type, m.plan, m.since FROM temp.shown_memberships m
       JOIN locations l ON l.id = m.location_id
       WHERE m.user_id = @userId AND m.location_id <> @here ORDER BY l.name`,
      { userId, here },
    )
  }

  function bookings(subject: Subject, here: string, which: string): BookingRow[] {
    const whose = subject.kind === 'user' ? 'user_id' : 'company_id'
    return cache
      .all<StoredBooking>(
        `SELECT ${BOOKING_COLUMNS} FROM bookings
         WHERE ${whose} = @id AND location_id = @here AND status = 'completed' AND ${which}`,
        { id: subject.id, here, now: now() },
      )
      .map(readBooking)
  }

  function today(here: string) {
    const zone = cache.get<{ timeZone: string }>(
      'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
      { here },
    )
    return dayBounds(now(), zone?.timeZone ?? 'UTC')
  }

  function visitsOf(userId: string, here: string): VisitRow[] {
    const stored = cache.all<VisitColumns>(
      `SELECT ${VISIT_COLUMNS} FROM temp.shown_visits
       WHERE location_id = @here AND expected_at >= @startMs AND expected_at < @endMs AND ${ABOUT_PERSON}
       ORDER BY expected_at`,
      { here, userId, ...today(here) },
    )
    return stored.map(readVisit)
  }

  /** The last ones, newest first; Visitors has all of them. */
  function visitsBefore(userId: string, here: string): VisitRow[] {
    const stored = cache.all<VisitColumns>(
      `SELECT ${VISIT_COLUMNS} FROM temp.shown_visits
       WHERE location_id = @here AND expected_at < @startMs AND ${ABOUT_PERSON}
       ORDER BY expected_at DESC, id DESC LIMIT ${VISITS_BEFORE}`,
      { here, userId, startMs: today(here).startMs },
    )
    return stored.map(readVisit)
  }

  function filesOf(conversationId: string): ProfileView['files'] {
    return cache
      .all<FileColumns & { at: number; messageId: MessageId }>(
        `SELECT ${FILE_COLUMNS.replace('id,', 'f.id AS id,')}, m.sent_at AS at, m.id AS messageId
         FROM messages m JOIN files f ON f.owner_id = m.id
         WHERE m.chat = (SELECT key FROM chats WHERE conversation_id = @conversationId) AND m.file_count > 0 ORDER BY m.seq DESC, f.position LIMIT 50`,
        { conversationId },
      )
      .map((row) => ({ file: fileOfRow(row), at: row.at, messageId: row.messageId }))
  }
}
