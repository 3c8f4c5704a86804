import { z } from 'zod'
import { CompanyId, CustomerId, LocationId, PublicLinkId, Subject, UserId } from '../ids.ts'
import { FileRef, Milliseconds, PlainText, Revision, ShortText } from './fields.ts'

export const AdministratorRole = z.enum(['owner', 'manager', 'frontDesk', 'readOnly'])
export type AdministratorRole = z.infer<typeof AdministratorRole>

/** Chat is a permission of its own, apart from the role (mission.md, "administrator roles"). */
export const Permission = z.enum([
  'chat.read',
  'chat.reply',
  'chat.assign',
  'chat.export',
  'chat.delete',
  'customers.read',
  'customers.write',
  'visitors.write',
  'location.write',
  'feed.write',
  /** Owners alone: to invite to the desk, and to read who is invited. */
  'administrators.invite',
])
export type Permission = z.infer<typeof Permission>

/** The permissions that can be given apart from a role. */
export const ChatPermission = Permission.extract([
  'chat.read',
  'chat.reply',
  'chat.assign',
  'chat.export',
  'chat.delete',
])
export type ChatPermission = z.infer<typeof ChatPermission>

/** How near somebody must be to a person to see a field of theirs, from the nearest on (use case 5). */
export const PrivacyLevel = z.enum(['administrators', 'company', 'location', 'network', 'public'])
export type PrivacyLevel = z.infer<typeof PrivacyLevel>

/** Who sees what of a person. `bookings`: the titles of their bookings; others read "Reserved". */
export const Privacy = z.object({
  name: PrivacyLevel,
  email: PrivacyLevel,
  phone: PrivacyLevel,
  bookings: PrivacyLevel,
})
export type Privacy = z.infer<typeof Privacy>

/** What a new user of a new network shows to whom, until its owner says otherwise. */
export const DEFAULT_PRIVACY: Privacy = {
  name: 'location',
  email: 'administrators',
  phone: 'administrators',
  bookings: 'location',
}

/** A person. Only the person edits these fields. */
export const UserRow = z.object({
  id: UserId,
  rev: Revision,
  name: ShortText.min(1),
  email: ShortText.nullable(),
  phone: ShortText.nullable(),
  about: PlainText.max(4000),
  photo: FileRef.nullable(),
  privacy: Privacy,
})
export type UserRow = z.infer<typeof UserRow>

/**
 * A user at a location. `adminRole` is null for everybody who does not work there. `chatPermissions` are those given apart
 * from the role; null, or left out, for those of the role.
 */
export const MembershipRow = z.object({
  id: z.uuid(),
  rev: Revision,
  userId: UserId,
  locationId: LocationId,
  type: z.enum(['member', 'nonmember']),
  adminRole: AdministratorRole.nullable(),
  chatPermissions: z.array(ChatPermission).nullable().optional(),
  companyId: CompanyId.nullable(),
  companyRole: ShortText.nullable(),
  plan: ShortText.nullable(),
  since: Milliseconds,
})
export type MembershipRow = z.infer<typeof MembershipRow>

export const CompanyRow = z.object({
  id: CompanyId,
  rev: Revision,
  locationId: LocationId,
  name: ShortText.min(1),
  type: z.enum(['member', 'nonmember']),
  about: PlainText.max(4000),
  email: ShortText.nullable(),
  phone: ShortText.nullable(),
  website: ShortText.nullable(),
  since: Milliseconds,
})
export type CompanyRow = z.infer<typeof CompanyRow>

/** What administrators keep about a user or company; the customer never sees it. */
export const CustomerRow = z.object({
  id: CustomerId,
  rev: Revision,
  locationId: LocationId,
  subject: Subject,
  note: PlainText.max(20_000),
  tags: z.array(ShortText.min(1)).max(50),
})
export type CustomerRow = z.infer<typeof CustomerRow>

/**
 * The link under which a person's profile at a location is public (use case 1). One at a time works for each person and
 * location; a revoked one never works again.
 */
export const PublicLinkRow = z.object({
  id: PublicLinkId,
  rev: Revision,
  locationId: LocationId,
  userId: UserId,
  createdAt: Milliseconds,
  revokedAt: Milliseconds.nullable(),
})
export type PublicLinkRow = z.infer<typeof PublicLinkRow>
