/** What of a table a figure belongs to, as a short key: the table itself, an index, an operation, a stream. */
export type Dimension = '' | `index/${string}` | `operation/${string}` | `stream/${string}` | `vector/${string}`;

export const ofTable = '' satisfies Dimension;
export const ofIndex = (name: string): Dimension => `index/${name}`;
/** Of an index for vectors. */
export const ofVectorIndex = (name: string): Dimension => `vector/${name}`;
export const ofOperation = (name: string): Dimension => `operation/${name}`;
/** Of GetRecords on one stream. */
export const ofStream = (label: string): Dimension => `stream/${label}`;

/** A table or index that has units of its own. */
export const ofOwner = (indexName: string | undefined): Dimension => (indexName === undefined ? ofTable : ofIndex(indexName));

/** The name of the account's figures, which belong to no table. No table has an empty name. */
export const account = '';

export interface WireDimension {
  readonly Name: string;
  readonly Value: string;
}

/**
 * As CloudWatch tells them, in the order of their names. Source: DG/metrics-dimensions, "Dimensions"; those of
 * vector indexes: DG/VectorSearchMonitoring.
 */
export function wireDimensions(tableName: string, dimension: Dimension): WireDimension[] {
  if (tableName === account) return [];
  const table = { Name: 'TableName', Value: tableName };
  const value = dimension.slice(dimension.indexOf('/') + 1);
  if (dimension.startsWith('index/')) return [{ Name: 'GlobalSecondaryIndexName', Value: value }, table];
  if (dimension.startsWith('operation/')) return [{ Name: 'Operation', Value: value }, table];
  if (dimension.startsWith('stream/')) return [{ Name: 'Operation', Value: 'GetRecords' }, { Name: 'StreamLabel', Value: value }, table];
  if (dimension.startsWith('vector/')) return [table, { Name: 'VectorIndexName', Value: value }];
  return [table];
}
