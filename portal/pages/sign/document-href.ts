/** The address of a document that this browser may sign: by a session of the portal, or after a mailed link was opened. */
export function documentHref(id: string): string {
  return `#/sign/document/${id}`
}
