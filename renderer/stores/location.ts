import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** The location one works at. */
export const useLocationFacts = createReading<LocationRow>(['location'], () => call('location.get', {}))
