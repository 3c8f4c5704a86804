import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** TypeScript's own typings don't know trusted types. What a policy gives is a string to all but the platform. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

const rules = {
  createScriptURL(address: string): string {
    if (address === workerAddress) return address
    throw new TypeError('Only the reader of PDFs runs as a worker.')
  },
}

/**
 * Made once: the policy of the window allows this name once (security.md, row 3). A browser without trusted types, which
 * may show the portal, asks for none.
 */
const policy =
  (globalThis as unknown as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
    'pdf-worker',
    rules,
  ) ?? rules

/** Starts the thread that reads PDFs. It knows neither the page nor a network. */
export function startPdfWorker(): Worker {
  return new Worker(policy.createScriptURL(workerAddress), { type: 'module', name: 'pdf' })
}
