import type { CustomerTab, CustomerView } from '../../protocol/ipc/views.ts'
import { call } from '../app/bridge.ts'

const TABS: readonly CustomerTab[] = ['members', 'nonmemberUsers', 'companies', 'nonmemberCompanies']
const HITS_PER_TAB = 6

/** Customers of every kind whose name fits, members first. */
export async function searchCustomers(query: string): Promise<CustomerView[]> {
  const answers = await Promise.all(
    TABS.map((tab) => call('customers.list', { tab, query, sort: 'name', offset: 0, limit: HITS_PER_TAB })),
  )
  return answers.flatMap((answer) => answer.customers)
}
