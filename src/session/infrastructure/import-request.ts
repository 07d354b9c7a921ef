/**
 * A table as the request that has AWS make and fill it: ImportTable reads the files under a prefix of a bucket into a
 * new table. Source: Amazon DynamoDB API Reference, ImportTable. It makes no local indexes: its
 * TableCreationParameters name global ones and those of vectors.
 */
import type { TableDefinition } from './table-definition.ts';
import { indexProperties, keySchema, orNothing, throughput } from './table-properties.ts';

/** To be replaced by who has a bucket. */
export const bucketWanted = 'YOUR-BUCKET';

/** The input of `aws dynamodb import-table --cli-input-json`. */
export function importRequest(table: TableDefinition): object {
  const named = new Set([table.key, ...table.globalIndexes.map(({ key }) => key)].flat().map(([name]) => name));
  return {
    S3BucketSource: { S3Bucket: bucketWanted, S3KeyPrefix: `${table.name}/items` },
    InputFormat: 'DYNAMODB_JSON',
    InputCompressionType: 'GZIP',
    TableCreationParameters: {
      TableName: table.name,
      AttributeDefinitions: [...table.attributes.filter(({ name }) => named.has(name)), ...table.searchAttributes].map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
      KeySchema: keySchema(table.key),
      BillingMode: table.billingMode,
      ...throughput(table),
      SSESpecification: table.isEncryptedByKms ? { Enabled: true, SSEType: 'KMS' } : undefined,
      GlobalSecondaryIndexes: orNothing(table.globalIndexes.map(indexProperties)),
      VectorIndexes: table.vectorIndexes,
    },
  };
}
