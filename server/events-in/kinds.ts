import { z } from 'zod'
import { PlainText, ShortText } from '../../protocol/wire/rows/fields.ts'
import { BookingRow } from '../../protocol/wire/rows/space.ts'

/** How many events one delivery may carry. */
export const EVENTS_MAX = 100
/** The other system's own name of something. */
const OutsideId = PlainText.regex(/^\S/, 'must not begin with a space').min(1).max(200)
const LATEST_MS = Date.UTC(2200, 0)

/** A time as ISO 8601 with its offset, in milliseconds afterwards. */
const Time = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .refine((ms) => ms >= 0 && ms <= LATEST_MS, 'must lie between 1970 and 2200')

const Email = z.email().max(300)

/** Whom it is about: found by `id`, which is the other system's, or by the e-mail address. */
const Customer = z
  .object({
    id: OutsideId.optional(),
    email: Email.optional(),
    name: ShortText.trim().min(1).optional(),
    phone: ShortText.optional(),
  })
  .refine(({ id, email }) => (id ?? email) !== undefined, 'needs an id or an email')
export type Customer = z.infer<typeof Customer>

/** The name of a location, or its id. */
const Place = ShortText.min(1)

const BookingCompleted = z
  .object({
    id: OutsideId,
    location: Place,
    customer: Customer,
    service: BookingRow.shape.service,
    resource: ShortText.trim().min(1),
    title: ShortText.default(''),
    startsAt: Time,
    endsAt: Time,
    paid: z.boolean().default(false),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    message: 'must be after startsAt',
    path: ['endsAt'],
  })

const Purchase = z.object({
  location: Place,
  customer: Customer,
  /** "Day pass", "invoice 2041". */
  what: ShortText.trim().min(1),
  /** As it should be read: "240.00 EUR". */
  amount: PlainText.max(100).optional(),
})

/** A payment may be that of a booking, by the other system's id of it: it is paid then. */
const Payment = Purchase.extend({ booking: OutsideId.optional() })

const VisitRegistered = z.object({
  id: OutsideId,
  location: Place,
  host: Customer,
  visitor: z.object({
    name: ShortText.trim().min(1),
    email: Email.optional(),
    company: ShortText.optional(),
  }),
  expectedAt: Time,
})

const CustomerChanged = z
  .object({
    customer: Customer,
    /** What is left out stays. */
    changes: z.object({
      name: ShortText.trim().min(1).optional(),
      email: Email.optional(),
      phone: ShortText.nullable().optional(),
    }),
    /** Makes a nonmember of the location a member, or the other way round. */
    membership: z
      .object({
        location: Place,
        type: z.enum(['member', 'nonmember']),
        plan: ShortText.nullable().optional(),
      })
      .optional(),
  })
  .refine(
    ({ changes, membership }) => membership !== undefined || Object.keys(changes).length > 0,
    'has no changes',
  )

const OutsideBooking = z.object({ id: OutsideId, location: Place })

/** What each kind of event carries as its `data`. A kind that is not here is ignored. */
export const KINDS = {
  'booking.started': OutsideBooking,
  'booking.completed': BookingCompleted,
  'booking.cancelled': OutsideBooking,
  'order.completed': Purchase,
  'payment.completed': Payment,
  'visit.registered': VisitRegistered,
  'customer.changed': CustomerChanged,
} as const

export type Kind = keyof typeof KINDS
export type DataOf<K extends Kind> = z.output<(typeof KINDS)[K]>

/** What every event has, whatever its kind. */
export const Envelope = z.object({
  id: OutsideId,
  type: z.string().min(1).max(100),
  /** When it happened, by the other system's clock. */
  timestamp: Time,
  data: z.unknown(),
})

/** An event whose kind is known and whose data fits. */
export type OutsideEvent = { [K in Kind]: { id: string; type: K; toldAt: number; data: DataOf<K> } }[Kind]
