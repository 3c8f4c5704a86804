import type { StoreContext } from '../context.ts'
import { BOOKING_COLUMNS, readBooking, type StoredBooking } from '../applying/rows/space.ts'
import { lookUpFace } from '../people/faces.ts'
import type { Store } from '../store.ts'

/** One booking of the current location, with who booked it. */
export function bookingVerbs(context: StoreContext): Pick<Store, 'booking'> {
  return {
    booking: ({ id }) => {
      const here = context.session.here()
      const stored = context.cache.get<StoredBooking>(
        `SELECT ${BOOKING_COLUMNS} FROM bookings WHERE id = @id AND location_id = @here`,
        { id, here },
      )
      if (!stored) return { found: null }
      const booking = readBooking(stored)
      const who = lookUpFace(context, { kind: 'user', id: booking.userId }, here)
      const { companyId } = booking
      const company =
        companyId === null ? null : lookUpFace(context, { kind: 'company', id: companyId }, here).face
      return { found: { booking, ...who, company } }
    },
  }
}
