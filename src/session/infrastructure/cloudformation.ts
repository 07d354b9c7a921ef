/**
 * The tables as an AWS CloudFormation template, in JSON.
 * Source: CloudFormation Template Reference, AWS::DynamoDB::Table; tables with indexes are to be made one after
 * another, which DependsOn says (the same page).
 */
import type { TableRecord } from '#engine';
import { definitionsOf, distinct, type TableDefinition } from './table-definition.ts';
import { indexProperties, keySchema, orNothing, throughput } from './table-properties.ts';

export function cloudFormationText(tables: readonly TableRecord[]): string {
  const definitions = definitionsOf(tables);
  const ids = distinct(definitions.map(({ name }) => name), logicalId);
  let lastIndexed: string | undefined;
  const resources = definitions.map((table, i) => {
    const id = ids[i] ?? '';
    const isIndexed = table.globalIndexes.length + table.localIndexes.length > 0 || table.vectorIndexes !== undefined;
    const DependsOn = isIndexed ? lastIndexed : undefined;
    if (isIndexed) lastIndexed = id;
    return [id, { Type: 'AWS::DynamoDB::Table', DependsOn, Properties: propertiesOf(table) }];
  });
  const template = { AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(resources) };
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

/** Letters and digits only. */
const logicalId = (name: string): string => `Table${name.replace(/[^A-Za-z0-9]/g, '')}`;

function propertiesOf(table: TableDefinition): object {
  const { tags } = table;
  return {
    TableName: table.name,
    AttributeDefinitions: [...table.attributes, ...table.searchAttributes].map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: keySchema(table.key),
    BillingMode: table.billingMode,
    ...throughput(table),
    GlobalSecondaryIndexes: orNothing(table.globalIndexes.map(indexProperties)),
    LocalSecondaryIndexes: orNothing(table.localIndexes.map(indexProperties)),
    VectorIndexes: table.vectorIndexes,
    TableClass: table.tableClass === 'STANDARD' ? undefined : table.tableClass,
    StreamSpecification: table.streamView && { StreamViewType: table.streamView },
    SSESpecification: table.isEncryptedByKms ? { SSEEnabled: true, SSEType: 'KMS' } : undefined,
    TimeToLiveSpecification: table.expiresBy === undefined ? undefined : { AttributeName: table.expiresBy, Enabled: true },
    PointInTimeRecoverySpecification:
      table.recoveryDays === undefined ? undefined : { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: table.recoveryDays },
    DeletionProtectionEnabled: table.isProtected ? true : undefined,
    Tags: orNothing(tags.map(({ key, value }) => ({ Key: key, Value: value }))),
  };
}
