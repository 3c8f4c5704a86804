/** What scripts/bench.mjs tells the programs that measure. */
export const SETTINGS = {
  /** Where the large network is kept from run to run, and where the devices that know it are. */
  folder: required('FOYER_BENCH_FOLDER'),
  devices: required('FOYER_BENCH_DEVICES'),
  /** One figure as JSON on each line. */
  results: required('FOYER_BENCH_RESULTS'),
  customers: Number(required('FOYER_BENCH_CUSTOMERS')),
  messages: Number(required('FOYER_BENCH_MESSAGES')),
  /** A PostgreSQL database for the server; without one it keeps its data itself. */
  databaseUrl: process.env['FOYER_BENCH_DATABASE_URL'] ?? '',
  small: process.env['FOYER_BENCH_SMALL'] === '1',
}

/** How often something is measured: the first number in a whole run, the second in a quick one. */
export function times(whole: number, quick: number): number {
  return SETTINGS.small ? quick : whole
}

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: start the bench with npm run bench.`)
  return value
}
