/**
 * Seeds of histories that once broke an invariant, with what was wrong. They always run. A change of the simulated world
 * makes another history of the same seed; the finding then has to have a test of its own beside the code.
 */
export const KEPT_SEEDS: readonly { seed: number; found: string }[] = [
  { seed: 1, found: 'an acknowledged op stayed for ever when its stream became whole with the last page' },
  { seed: 3, found: 'a pull that brought nothing was repeated without a pause' },
  {
    seed: 77,
    found: 'an op acknowledged in a stream that the device lacked was taken for one of the next epoch',
  },
  { seed: 1364, found: 'older messages were asked for before hello, and came from another epoch' },
  {
    seed: 1415,
    found: 'the copy of a chat’s newest message kept the number that it had in an epoch that is over',
  },
  {
    seed: 12469581,
    found: 'a follow-up waited for a message of its chat that itself waited behind a parked one',
  },
]
