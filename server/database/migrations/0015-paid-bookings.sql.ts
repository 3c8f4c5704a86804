/** When a booking was paid, as another system told: it may be told before the booking itself. */
export const paidBookings = `
alter table outside_bookings add column paid_at bigint;
`
