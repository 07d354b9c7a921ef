/** Members of requests that are known, and whose machinery is not there: better refused than left out in silence. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';

export const unsimulatedMembers = {
  CreateTable: ['GlobalTableSourceArn', 'GlobalTableSettingsReplicationMode'],
  RestoreTableFromBackup: ['VectorIndexOverride'],
  RestoreTableToPointInTime: ['VectorIndexOverride'],
  UpdateTable: [
    'ReplicaUpdates',
    'MultiRegionConsistency',
    'GlobalTableWitnessUpdates',
    'GlobalTableSettingsReplicationMode',
    'DisassociationProtectionEnabled',
  ],
} as const;

export function checkSimulated(operation: keyof typeof unsimulatedMembers, wire: object): Refusal | undefined {
  const member = unsimulatedMembers[operation].find((name) => name in wire);
  return member === undefined ? undefined : invalid(`Dynascope does not simulate ${member} of ${operation} yet.`);
}
