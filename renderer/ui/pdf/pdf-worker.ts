import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** TypeScript's own typings don't know trusted types. What a policy gives is a string to all but the platform. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

/** Made once: the policy of the window allows this name once (security.md, row 3). */
const policy = (globalThis as unknown as { trustedTypes: TrustedTypes }).trustedTypes.createPolicy(
  'pdf-worker',
  {
    createScriptURL(address) {
      if (address === workerAddress) return address
      throw new TypeError('Only the reader of PDFs runs as a worker.')
    },
  },
)

/** Starts the thread that reads PDFs. It knows neither the page nor a network. */
export function startPdfWorker(): Worker {
  return new Worker(policy.createScriptURL(workerAddress), { type: 'module', name: 'pdf' })
}
