import { DocumentPage } from './DocumentPage.tsx'
import { LinkPage } from './LinkPage.tsx'

/** The signer’s page (use case 4): a mailed link and its code, then the document. */
export function SignPage({ rest }: { rest: readonly string[] }) {
  const [first = '', id = ''] = rest
  return first === 'document' ? <DocumentPage key={id} id={id} /> : <LinkPage key={first} secret={first} />
}
