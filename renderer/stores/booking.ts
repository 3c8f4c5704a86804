import { create } from 'zustand'
import type { BookingView } from '../../protocol/ipc/views.ts'
import type { BookingId } from '../../protocol/wire/ids.ts'
import { call, sentenceOf } from '../app/bridge.ts'
import { coalesced, LONG_REST_MS, whenChanged } from './rereading.ts'

interface BookingState {
  id: BookingId | null
  /** Undefined until it was read; null when it is not on this device. */
  found: BookingView | null | undefined
  error: string | null
  reread: () => Promise<void>
  /** Shows a booking and keeps it up to date; the returned function stops it. */
  watch: (id: BookingId) => () => void
}

/** The one booking at the side. */
export const useBooking = create<BookingState>()((set, get) => {
  const reread = coalesced(async () => {
    const { id } = get()
    if (id === null) return
    try {
      const { found } = await call('bookings.get', { id })
      if (get().id === id) set({ found, error: null })
    } catch (error) {
      if (get().id === id) set({ error: sentenceOf(error) })
    }
  })
  return {
    id: null,
    found: undefined,
    error: null,
    reread,
    watch: (id) => {
      set({ id, error: null, ...(get().id === id ? {} : { found: undefined }) })
      void reread()
      return whenChanged(
        ['booking', 'user', 'membership', 'company'],
        () => void reread(),
        undefined,
        LONG_REST_MS,
      )
    },
  }
})
