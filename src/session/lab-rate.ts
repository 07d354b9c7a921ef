/** The rate that a traffic of the Lab asks for, before it is run. */
import { offeredPerSecond } from '#engine';
import { type LabTraffic, labInput, labPresets } from './lab-desk.ts';

/** Calls a second at so many moments; `undefined` while the form holds what can't be run. */
export const labRate = (traffic: LabTraffic, moments: number): readonly number[] | undefined =>
  offeredPerSecond(labInput({ ...traffic, speed: 'FLUID', retryMode: 'STANDARD' }, labPresets[0]!.a), moments);
