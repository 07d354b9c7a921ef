/** Members of requests that are known, and whose machinery is not there: better refused than left out in silence. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';

const unsimulated = {
  CreateTable: ['GlobalTableSourceArn', 'GlobalTableSettingsReplicationMode', 'VectorIndexes'],
  UpdateTable: [
    'ReplicaUpdates',
    'MultiRegionConsistency',
    'GlobalTableWitnessUpdates',
    'GlobalTableSettingsReplicationMode',
    'DisassociationProtectionEnabled',
    'VectorIndexUpdates',
  ],
} as const;

export function checkSimulated(operation: keyof typeof unsimulated, wire: object): Refusal | undefined {
  const member = unsimulated[operation].find((name) => name in wire);
  return member === undefined ? undefined : invalid(`Dynascope does not simulate ${member} of ${operation} yet.`);
}
