export { copyLinkItem } from './copy-link.ts'
