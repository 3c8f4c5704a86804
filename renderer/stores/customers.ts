import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { CustomerTab, CustomerView } from '../../protocol/ipc/views.ts'
import type { CompanyId, Subject } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createRowWindow } from './row-window.ts'

export type CustomerSort = CommandInput<'customers.list'>['sort']

/** Which customers, in which order. */
export interface CustomerQuery {
  tab: CustomerTab
  query: string
  sort: CustomerSort
  /** Undefined: the order that one mostly wants of this column. */
  descending: boolean | undefined
  tags: string[]
  companyId: CompanyId | null
}

/** How many stand on each tab. */
interface CustomerCounts extends Record<CustomerTab, number> {
  requests: number
}

const FIRST: CustomerQuery = {
  tab: 'members',
  query: '',
  sort: 'name',
  descending: undefined,
  tags: [],
  companyId: null,
}

/** Members, nonmembers and companies of the location. */
export const useCustomers = createRowWindow<CustomerView, CustomerQuery, CustomerCounts>({
  topics: ['user', 'membership', 'company', 'customer', 'booking', 'joinRequest', 'outbox'],
  firstQuery: FIRST,
  read: async (query, offset, limit) => {
    const { customers, total, counts, requests } = await call('customers.list', { ...query, offset, limit })
    return { rows: customers, total, extra: { ...counts, requests } }
  },
})

/** Who stands at these places of the list, also where it was not read. */
export async function subjectsAt(query: CustomerQuery, offset: number, limit: number): Promise<Subject[]> {
  return (await call('customers.ids', { ...query, offset, limit })).subjects
}

/** The tags in use here, the most used first. */
export async function readKnownTags(): Promise<string[]> {
  return (await call('customers.tags', {})).tags
}
