// Run as a process of its own: asks for the small list of checksums of a release exactly as the download itself would
// be asked for, so that a mirror or a proxy in the environment is respected. Exit code 0: somebody answers there.
import { downloadArtifact, ElectronDownloadCacheMode } from '@electron/get'

const [version = ''] = process.argv.slice(2)
try {
  await downloadArtifact({
    version,
    isGeneric: true,
    artifactName: 'SHASUMS256.txt',
    cacheMode: ElectronDownloadCacheMode.Bypass,
    downloadOptions: { quiet: true },
  })
} catch (error) {
  // A mirror without that list is still a mirror that can be reached.
  if (!(error instanceof Error) || error.name !== 'HTTPError') {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    process.stderr.write(cause instanceof Error ? cause.message : String(cause))
    process.exitCode = 1
  }
}
