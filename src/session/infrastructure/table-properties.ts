/** Parts of a table as the API and CloudFormation both write them. */
import type { IndexDefinition, KeyPart, Levels } from './table-definition.ts';

export const orNothing = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

export const keySchema = (key: readonly KeyPart[]): object[] => key.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType }));

export const indexProperties = (index: IndexDefinition): object => ({
  IndexName: index.name,
  KeySchema: keySchema(index.key),
  Projection: { ProjectionType: index.projection.type, NonKeyAttributes: orNothing(index.projection.attributes) },
  ...throughput(index),
});

export const throughput = ({ provisioned, maximum }: { readonly provisioned?: Levels | undefined; readonly maximum?: Levels | undefined }): object => ({
  ProvisionedThroughput: provisioned && { ReadCapacityUnits: provisioned.read, WriteCapacityUnits: provisioned.write },
  OnDemandThroughput: maximum && { MaxReadRequestUnits: maximum.read, MaxWriteRequestUnits: maximum.write },
});
