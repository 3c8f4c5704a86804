import { z } from 'zod'
import { CompanyId, CustomerImportId, JoinRequestId, LocationId, Subject, UserId } from '../ids.ts'
import { JoinRequestRow } from '../rows/customers.ts'
import { PlainText, ShortText } from '../rows/fields.ts'
import { CompanyRow, MembershipRow } from '../rows/people.ts'

/** Something before the @, a name with a dot after it, no spaces or brackets: what a mail can be sent to. */
export const EmailAddress = PlainText.max(300).regex(/^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/u)

/**
 * Rows in one part of an import: many enough that the fixed price of a transaction is small beside them, and few enough that
 * nobody else who writes at the location waits long for it.
 */
export const IMPORT_PART_ROWS = 160
export const IMPORT_PARTS_MAX = 5000
const Tags = z.array(ShortText.min(1)).max(50)

/** One line of an imported file, after it has been checked on the device. The e-mail names the person. */
export const ImportedRow = z.object({
  /** The id of the person that the row makes, unless the network knows the address already. */
  userId: UserId,
  name: ShortText.min(1),
  email: EmailAddress.nullable(),
  phone: ShortText.nullable(),
  company: ShortText.nullable(),
  plan: ShortText.nullable(),
  tags: Tags,
  note: PlainText.max(4000),
})
export type ImportedRow = z.infer<typeof ImportedRow>

/** What administrators do with the customers of a location, and what a customer asks of it. */
export const CUSTOMER_OPS = [
  /** Adds a nonmember by hand, or invites a member, who gets a mail. A known address names the person who has it. */
  z.object({
    type: z.literal('customer.add'),
    locationId: LocationId,
    userId: UserId,
    name: ShortText.min(1),
    email: EmailAddress.nullable(),
    phone: ShortText.nullable(),
    as: MembershipRow.shape.type,
    companyId: CompanyId.nullable(),
    plan: ShortText.nullable(),
  }),
  /** Converts, removes (a member becomes a nonmember), and sets company and plan; a field that is left out stays. */
  z.object({
    type: z.literal('membership.change'),
    locationId: LocationId,
    changes: z
      .array(
        z.object({
          userId: UserId,
          as: MembershipRow.shape.type.optional(),
          companyId: CompanyId.nullable().optional(),
          companyRole: ShortText.nullable().optional(),
          plan: ShortText.nullable().optional(),
        }),
      )
      .min(1)
      .max(100),
  }),
  /**
   * Takes a nonmember away again who was added by mistake, while nothing else hangs on them; else refused with what does.
   */
  z.object({ type: z.literal('customer.delete'), locationId: LocationId, userId: UserId }),
  /** Adds and removes tags of many; the others of each stay. */
  z.object({
    type: z.literal('customer.tag'),
    locationId: LocationId,
    subjects: z.array(Subject).min(1).max(200),
    add: Tags,
    remove: Tags,
  }),
  z.object({
    type: z.literal('company.put'),
    companyId: CompanyId,
    locationId: LocationId,
    name: CompanyRow.shape.name,
    as: CompanyRow.shape.type,
    about: CompanyRow.shape.about,
    email: EmailAddress.nullable(),
    phone: ShortText.nullable(),
    website: ShortText.nullable(),
  }),
  /** Asked by the person, in the portal. */
  z.object({
    type: z.literal('joinRequest.put'),
    joinRequestId: JoinRequestId,
    locationId: LocationId,
    message: JoinRequestRow.shape.message,
  }),
  /** Approving makes a member, with company and plan; declining says why. */
  z.object({
    type: z.literal('joinRequest.decide'),
    joinRequestId: JoinRequestId,
    approve: z.boolean(),
    why: JoinRequestRow.shape.why,
    companyId: CompanyId.nullable().optional(),
    plan: ShortText.nullable().optional(),
  }),
  /** One part of an import. `known` says what becomes of a row whose person is a customer here already. */
  z.object({
    type: z.literal('customer.import'),
    importId: CustomerImportId,
    locationId: LocationId,
    fileName: ShortText.min(1),
    part: z.number().int().nonnegative(),
    parts: z.number().int().positive().max(IMPORT_PARTS_MAX),
    as: MembershipRow.shape.type,
    known: z.enum(['skip', 'tag']),
    rows: z.array(ImportedRow).min(1).max(IMPORT_PART_ROWS),
  }),
  /** Takes back what one part of an import made, but for what has been used since. */
  z.object({
    type: z.literal('customer.undoImport'),
    importId: CustomerImportId,
    locationId: LocationId,
    part: z.number().int().nonnegative(),
  }),
] as const
