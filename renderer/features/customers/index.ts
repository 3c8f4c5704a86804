export { CustomersPane } from './CustomersPane.tsx'
