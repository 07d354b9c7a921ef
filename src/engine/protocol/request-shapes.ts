/** The shapes of the requests that are simulated, member by member in the order of the SDK's model. */
import { attributeValue, boolean, integer, listOf, long, mapOf, type Shape, string, structure } from './shape.ts';

const strings = listOf(string);
const attributes = mapOf(attributeValue);
const condition = structure('Condition', { AttributeValueList: listOf(attributeValue), ComparisonOperator: string });

const expressionParameters = { ExpressionAttributeNames: mapOf(string), ExpressionAttributeValues: attributes };
const writeParameters = {
  TableName: string,
  ConditionExpression: string,
  ...expressionParameters,
  Expected: mapOf(
    structure('ExpectedAttributeValue', {
      Value: attributeValue,
      Exists: boolean,
      AttributeValueList: listOf(attributeValue),
      ComparisonOperator: string,
    }),
  ),
  ConditionalOperator: string,
  ReturnValues: string,
  ReturnConsumedCapacity: string,
  ReturnItemCollectionMetrics: string,
  ReturnValuesOnConditionCheckFailure: string,
};
const pageParameters = {
  TableName: string,
  IndexName: string,
  Select: string,
  AttributesToGet: strings,
  Limit: integer,
  ConsistentRead: boolean,
  ConditionalOperator: string,
  ExclusiveStartKey: attributes,
  ReturnConsumedCapacity: string,
  ProjectionExpression: string,
  FilterExpression: string,
  ...expressionParameters,
};

const keySchema = listOf(structure('KeySchemaElement', { AttributeName: string, KeyType: string }));
const projection = structure('Projection', { ProjectionType: string, NonKeyAttributes: strings });
const throughput = structure('ProvisionedThroughput', { ReadCapacityUnits: long, WriteCapacityUnits: long });
const onDemand = structure('OnDemandThroughput', { MaxReadRequestUnits: long, MaxWriteRequestUnits: long });
const warm = structure('WarmThroughput', { ReadUnitsPerSecond: long, WriteUnitsPerSecond: long });
const globalIndexMembers = {
  IndexName: string,
  KeySchema: keySchema,
  Projection: projection,
  ProvisionedThroughput: throughput,
  OnDemandThroughput: onDemand,
  WarmThroughput: warm,
};
const tableParameters = {
  AttributeDefinitions: listOf(structure('AttributeDefinition', { AttributeName: string, AttributeType: string })),
  TableName: string,
  BillingMode: string,
  ProvisionedThroughput: throughput,
  OnDemandThroughput: onDemand,
  StreamSpecification: structure('StreamSpecification', { StreamEnabled: boolean, StreamViewType: string }),
  SSESpecification: structure('SSESpecification', { Enabled: boolean, SSEType: string, KMSMasterKeyId: string }),
  TableClass: string,
  DeletionProtectionEnabled: boolean,
  WarmThroughput: warm,
};
const vectorIndexMembers = {
  IndexName: string,
  VectorAttribute: structure('VectorAttributeDefinition', { AttributeName: string }),
  SearchSchema: listOf(structure('SearchSchemaElement', { AttributeName: string, SearchSchemaElementType: string })),
  Projection: projection,
  Dimensions: long,
  DistanceFunction: string,
};
const tags = listOf(structure('Tag', { Key: string, Value: string }));

const keysAndAttributes = structure('KeysAndAttributes', {
  Keys: listOf(attributes),
  AttributesToGet: strings,
  ConsistentRead: boolean,
  ProjectionExpression: string,
  ExpressionAttributeNames: mapOf(string),
});
const writeRequest = structure('WriteRequest', {
  PutRequest: structure('PutRequest', { Item: attributes }),
  DeleteRequest: structure('DeleteRequest', { Key: attributes }),
});
const groupReports = { ReturnConsumedCapacity: string, ReturnItemCollectionMetrics: string };

const transactParameters = {
  TableName: string,
  ConditionExpression: string,
  ...expressionParameters,
  ReturnValuesOnConditionCheckFailure: string,
};
const transactWriteItem = structure('TransactWriteItem', {
  ConditionCheck: structure('ConditionCheck', { ...transactParameters, Key: attributes }),
  Put: structure('Put', { ...transactParameters, Item: attributes }),
  Delete: structure('Delete', { ...transactParameters, Key: attributes }),
  Update: structure('Update', { ...transactParameters, Key: attributes, UpdateExpression: string }),
});
const transactGetItem = structure('TransactGetItem', {
  Get: structure('Get', {
    Key: attributes,
    TableName: string,
    ProjectionExpression: string,
    ExpressionAttributeNames: mapOf(string),
  }),
});

const statementParameters = {
  Statement: string,
  Parameters: listOf(attributeValue),
  ReturnValuesOnConditionCheckFailure: string,
};

const timestamp: Shape = { kind: 'timestamp' };
const localIndexes = listOf(structure('LocalSecondaryIndex', { IndexName: string, KeySchema: keySchema, Projection: projection }));
const restoreOverrides = {
  BillingModeOverride: string,
  GlobalSecondaryIndexOverride: listOf(structure('GlobalSecondaryIndex', globalIndexMembers)),
  LocalSecondaryIndexOverride: localIndexes,
  ProvisionedThroughputOverride: throughput,
  OnDemandThroughputOverride: onDemand,
  SSESpecificationOverride: tableParameters.SSESpecification,
  VectorIndexOverride: listOf(structure('VectorIndex', {})),
};

/** The shape of each simulated operation of DynamoDB, by its name. */
export const requestShapes = {
  BatchExecuteStatement: structure('BatchExecuteStatementInput', {
    Statements: listOf(structure('BatchStatementRequest', { ...statementParameters, ConsistentRead: boolean })),
    ReturnConsumedCapacity: string,
  }),
  BatchGetItem: structure('BatchGetItemInput', { RequestItems: mapOf(keysAndAttributes), ReturnConsumedCapacity: string }),
  BatchWriteItem: structure('BatchWriteItemInput', { RequestItems: mapOf(listOf(writeRequest)), ...groupReports }),
  CreateBackup: structure('CreateBackupInput', { TableName: string, BackupName: string }),
  CreateTable: structure('CreateTableInput', {
    ...tableParameters,
    KeySchema: keySchema,
    LocalSecondaryIndexes: localIndexes,
    GlobalSecondaryIndexes: listOf(structure('GlobalSecondaryIndex', globalIndexMembers)),
    Tags: tags,
    ResourcePolicy: string,
    GlobalTableSourceArn: string,
    GlobalTableSettingsReplicationMode: string,
    VectorIndexes: listOf(structure('VectorIndex', vectorIndexMembers)),
  }),
  DeleteBackup: structure('DeleteBackupInput', { BackupArn: string }),
  DeleteItem: structure('DeleteItemInput', { ...writeParameters, Key: attributes }),
  DeleteResourcePolicy: structure('DeleteResourcePolicyInput', { ResourceArn: string, ExpectedRevisionId: string }),
  DeleteTable: structure('DeleteTableInput', { TableName: string }),
  DescribeBackup: structure('DescribeBackupInput', { BackupArn: string }),
  DescribeContinuousBackups: structure('DescribeContinuousBackupsInput', { TableName: string }),
  DescribeContributorInsights: structure('DescribeContributorInsightsInput', { TableName: string, IndexName: string }),
  DescribeEndpoints: structure('DescribeEndpointsRequest', {}),
  DescribeLimits: structure('DescribeLimitsInput', {}),
  DescribeTable: structure('DescribeTableInput', { TableName: string }),
  DescribeTimeToLive: structure('DescribeTimeToLiveInput', { TableName: string }),
  ExecuteStatement: structure('ExecuteStatementInput', {
    ...statementParameters,
    ConsistentRead: boolean,
    NextToken: string,
    ReturnConsumedCapacity: string,
    Limit: integer,
  }),
  ExecuteTransaction: structure('ExecuteTransactionInput', {
    TransactStatements: listOf(structure('ParameterizedStatement', statementParameters)),
    ClientRequestToken: string,
    ReturnConsumedCapacity: string,
  }),
  GetItem: structure('GetItemInput', {
    TableName: string,
    Key: attributes,
    AttributesToGet: strings,
    ConsistentRead: boolean,
    ReturnConsumedCapacity: string,
    ProjectionExpression: string,
    ExpressionAttributeNames: mapOf(string),
  }),
  GetResourcePolicy: structure('GetResourcePolicyInput', { ResourceArn: string }),
  ListBackups: structure('ListBackupsInput', {
    TableName: string,
    Limit: integer,
    TimeRangeLowerBound: timestamp,
    TimeRangeUpperBound: timestamp,
    ExclusiveStartBackupArn: string,
    BackupType: string,
  }),
  ListContributorInsights: structure('ListContributorInsightsInput', {
    TableName: string,
    NextToken: string,
    MaxResults: integer,
  }),
  ListTables: structure('ListTablesInput', { ExclusiveStartTableName: string, Limit: integer }),
  ListTagsOfResource: structure('ListTagsOfResourceInput', { ResourceArn: string, NextToken: string }),
  PutItem: structure('PutItemInput', { ...writeParameters, Item: attributes }),
  PutResourcePolicy: structure('PutResourcePolicyInput', {
    ResourceArn: string,
    Policy: string,
    ExpectedRevisionId: string,
    ConfirmRemoveSelfResourceAccess: boolean,
  }),
  Query: structure('QueryInput', {
    ...pageParameters,
    KeyConditions: mapOf(condition),
    QueryFilter: mapOf(condition),
    ScanIndexForward: boolean,
    KeyConditionExpression: string,
  }),
  RestoreTableFromBackup: structure('RestoreTableFromBackupInput', {
    TargetTableName: string,
    BackupArn: string,
    ...restoreOverrides,
  }),
  RestoreTableToPointInTime: structure('RestoreTableToPointInTimeInput', {
    SourceTableArn: string,
    SourceTableName: string,
    TargetTableName: string,
    UseLatestRestorableTime: boolean,
    RestoreDateTime: timestamp,
    ...restoreOverrides,
  }),
  Scan: structure('ScanInput', {
    ...pageParameters,
    ScanFilter: mapOf(condition),
    TotalSegments: integer,
    Segment: integer,
  }),
  SearchVectors: structure('SearchVectorsInput', {
    TableName: string,
    IndexName: string,
    ReturnConsumedCapacity: string,
    ...expressionParameters,
    ProjectionExpression: string,
    SearchVector: listOf(attributeValue),
    SearchConditionExpression: string,
    TopK: integer,
  }),
  TagResource: structure('TagResourceInput', { ResourceArn: string, Tags: tags }),
  TransactGetItems: structure('TransactGetItemsInput', {
    TransactItems: listOf(transactGetItem),
    ReturnConsumedCapacity: string,
  }),
  TransactWriteItems: structure('TransactWriteItemsInput', {
    TransactItems: listOf(transactWriteItem),
    ...groupReports,
    ClientRequestToken: string,
  }),
  UntagResource: structure('UntagResourceInput', { ResourceArn: string, TagKeys: strings }),
  UpdateContinuousBackups: structure('UpdateContinuousBackupsInput', {
    TableName: string,
    PointInTimeRecoverySpecification: structure('PointInTimeRecoverySpecification', {
      PointInTimeRecoveryEnabled: boolean,
      RecoveryPeriodInDays: integer,
    }),
  }),
  UpdateContributorInsights: structure('UpdateContributorInsightsInput', {
    TableName: string,
    IndexName: string,
    ContributorInsightsAction: string,
    ContributorInsightsMode: string,
  }),
  UpdateItem: structure('UpdateItemInput', {
    ...writeParameters,
    Key: attributes,
    AttributeUpdates: mapOf(structure('AttributeValueUpdate', { Value: attributeValue, Action: string })),
    UpdateExpression: string,
  }),
  UpdateTable: structure('UpdateTableInput', {
    ...tableParameters,
    GlobalSecondaryIndexUpdates: listOf(
      structure('GlobalSecondaryIndexUpdate', {
        Update: structure('UpdateGlobalSecondaryIndexAction', {
          IndexName: string,
          ProvisionedThroughput: throughput,
          OnDemandThroughput: onDemand,
          WarmThroughput: warm,
        }),
        Create: structure('CreateGlobalSecondaryIndexAction', globalIndexMembers),
        Delete: structure('DeleteGlobalSecondaryIndexAction', { IndexName: string }),
      }),
    ),
    ReplicaUpdates: listOf(structure('ReplicationGroupUpdate', {})),
    MultiRegionConsistency: string,
    GlobalTableWitnessUpdates: listOf(structure('GlobalTableWitnessGroupUpdate', {})),
    GlobalTableSettingsReplicationMode: string,
    DisassociationProtectionEnabled: boolean,
    VectorIndexUpdates: listOf(
      structure('VectorIndexUpdate', {
        Create: structure('CreateVectorIndexAction', vectorIndexMembers),
        Delete: structure('DeleteVectorIndexAction', { IndexName: string }),
      }),
    ),
  }),
  UpdateTimeToLive: structure('UpdateTimeToLiveInput', {
    TableName: string,
    TimeToLiveSpecification: structure('TimeToLiveSpecification', { Enabled: boolean, AttributeName: string }),
  }),
} as const satisfies Record<string, Shape>;

/** The operations of DynamoDB that are simulated; those of streams and of the clock have shapes of their own. */
export type SimulatedOperation = keyof typeof requestShapes;
