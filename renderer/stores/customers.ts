import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { CustomerTab, CustomerView } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'
import { createRowWindow } from './row-window.ts'

export type CustomerSort = CommandInput<'customers.list'>['sort']
type CustomerCounts = Record<CustomerTab, number>

/** Members, nonmembers and companies of the location. */
export const useCustomers = createRowWindow<
  CustomerView,
  { tab: CustomerTab; query: string; sort: CustomerSort },
  CustomerCounts
>({
  topics: ['user', 'membership', 'company', 'customer', 'booking', 'outbox'],
  firstQuery: { tab: 'members', query: '', sort: 'name' },
  read: async (query, offset, limit) => {
    const { customers, total, counts } = await call('customers.list', { ...query, offset, limit })
    return { rows: customers, total, extra: counts }
  },
})
