/**
 * The requests as the SDK's model of DynamoDB 2012-08-10 has them, once their JSON types are checked.
 * PascalCase is the wire's; behind the validation nothing of it is left.
 */
import type { AttributeMap, AttributeValue } from './attribute-value.ts';

export interface ExpressionParameters {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: AttributeMap;
}

/** Parameters from before expressions. */
export interface LegacyCondition {
  AttributeValueList?: AttributeValue[];
  ComparisonOperator?: string;
}
export interface LegacyExpected extends LegacyCondition {
  Value?: AttributeValue;
  Exists?: boolean;
}

export interface ReportParameters {
  ReturnConsumedCapacity?: string;
}

export interface WriteParameters extends ExpressionParameters, ReportParameters {
  TableName?: string;
  ConditionExpression?: string;
  ReturnValues?: string;
  ReturnItemCollectionMetrics?: string;
  ReturnValuesOnConditionCheckFailure?: string;
  Expected?: Record<string, LegacyExpected>;
  ConditionalOperator?: string;
}

export interface PutItemRequest extends WriteParameters {
  Item?: AttributeMap;
}
export interface DeleteItemRequest extends WriteParameters {
  Key?: AttributeMap;
}
export interface UpdateItemRequest extends WriteParameters {
  Key?: AttributeMap;
  UpdateExpression?: string;
  AttributeUpdates?: Record<string, { Action?: string; Value?: AttributeValue }>;
}

export interface GetItemRequest extends ReportParameters {
  TableName?: string;
  Key?: AttributeMap;
  ConsistentRead?: boolean;
  ProjectionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  AttributesToGet?: string[];
}

export interface PageParameters extends ExpressionParameters, ReportParameters {
  TableName?: string;
  IndexName?: string;
  ConsistentRead?: boolean;
  ExclusiveStartKey?: AttributeMap;
  FilterExpression?: string;
  Limit?: number;
  ProjectionExpression?: string;
  Select?: string;
  AttributesToGet?: string[];
  ConditionalOperator?: string;
}
export interface QueryRequest extends PageParameters {
  KeyConditionExpression?: string;
  ScanIndexForward?: boolean;
  KeyConditions?: Record<string, LegacyCondition>;
  QueryFilter?: Record<string, LegacyCondition>;
}
export interface ScanRequest extends PageParameters {
  Segment?: number;
  TotalSegments?: number;
  ScanFilter?: Record<string, LegacyCondition>;
}

export interface KeysAndAttributes {
  Keys?: AttributeMap[];
  AttributesToGet?: string[];
  ConsistentRead?: boolean;
  ProjectionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
}
export interface BatchGetItemRequest extends ReportParameters {
  RequestItems?: Record<string, KeysAndAttributes>;
}
export interface WriteRequest {
  PutRequest?: { Item?: AttributeMap };
  DeleteRequest?: { Key?: AttributeMap };
}
export interface BatchWriteItemRequest extends ReportParameters {
  RequestItems?: Record<string, WriteRequest[]>;
  ReturnItemCollectionMetrics?: string;
}

/** One action of a transaction that writes; which members it has depends on its kind. */
export interface TransactAction extends ExpressionParameters {
  TableName?: string;
  Item?: AttributeMap;
  Key?: AttributeMap;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ReturnValuesOnConditionCheckFailure?: string;
}
export interface TransactWriteItem {
  ConditionCheck?: TransactAction;
  Put?: TransactAction;
  Delete?: TransactAction;
  Update?: TransactAction;
}
export interface TransactWriteItemsRequest extends ReportParameters {
  TransactItems?: TransactWriteItem[];
  ReturnItemCollectionMetrics?: string;
  ClientRequestToken?: string;
}
export type TransactGet = Pick<GetItemRequest, 'TableName' | 'Key' | 'ProjectionExpression' | 'ExpressionAttributeNames'>;
export interface TransactGetItemsRequest extends ReportParameters {
  TransactItems?: { Get?: TransactGet }[];
}

export interface WireKeyElement {
  AttributeName?: string;
  KeyType?: string;
}
export interface WireThroughput {
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}
export interface WireProjection {
  ProjectionType?: string;
  NonKeyAttributes?: string[];
}
export interface WireOnDemandThroughput {
  MaxReadRequestUnits?: number;
  MaxWriteRequestUnits?: number;
}
export interface WireWarmThroughput {
  ReadUnitsPerSecond?: number;
  WriteUnitsPerSecond?: number;
}
export interface WireIndex {
  IndexName?: string;
  KeySchema?: WireKeyElement[];
  Projection?: WireProjection;
  ProvisionedThroughput?: WireThroughput;
  OnDemandThroughput?: WireOnDemandThroughput;
  WarmThroughput?: WireWarmThroughput;
}
export interface WireAttributeDefinition {
  AttributeName?: string;
  AttributeType?: string;
}
export interface WireStreamSpecification {
  StreamEnabled?: boolean;
  StreamViewType?: string;
}
export interface WireEncryption {
  Enabled?: boolean;
  SSEType?: string;
  KMSMasterKeyId?: string;
}
export interface WireTag {
  Key?: string;
  Value?: string;
}
export interface TableParameters {
  TableName?: string;
  AttributeDefinitions?: WireAttributeDefinition[];
  BillingMode?: string;
  ProvisionedThroughput?: WireThroughput;
  OnDemandThroughput?: WireOnDemandThroughput;
  WarmThroughput?: WireWarmThroughput;
  StreamSpecification?: WireStreamSpecification;
  SSESpecification?: WireEncryption;
  TableClass?: string;
  DeletionProtectionEnabled?: boolean;
}
export interface WireSearchElement {
  AttributeName?: string;
  SearchSchemaElementType?: string;
}
export interface WireVectorIndex {
  IndexName?: string;
  VectorAttribute?: { AttributeName?: string };
  SearchSchema?: WireSearchElement[];
  Projection?: WireProjection;
  Dimensions?: number;
  DistanceFunction?: string;
}
export interface WireVectorIndexUpdate {
  Create?: WireVectorIndex;
  Delete?: { IndexName?: string };
}
export interface SearchVectorsRequest extends ExpressionParameters, ReportParameters {
  TableName?: string;
  IndexName?: string;
  ProjectionExpression?: string;
  SearchVector?: AttributeValue[];
  SearchConditionExpression?: string;
  TopK?: number;
}
export interface CreateTableRequest extends TableParameters {
  KeySchema?: WireKeyElement[];
  LocalSecondaryIndexes?: WireIndex[];
  GlobalSecondaryIndexes?: WireIndex[];
  Tags?: WireTag[];
  ResourcePolicy?: string;
  VectorIndexes?: WireVectorIndex[];
}
export interface UpdateTableRequest extends TableParameters {
  GlobalSecondaryIndexUpdates?: WireIndexUpdate[];
  VectorIndexUpdates?: WireVectorIndexUpdate[];
}
export interface WireIndexUpdate {
  Create?: WireIndex;
  Update?: WireIndex;
  Delete?: { IndexName?: string };
}
export interface TableNameRequest {
  TableName?: string;
}
export interface ListTablesRequest {
  ExclusiveStartTableName?: string;
  Limit?: number;
}

/** One PartiQL statement of a request. */
export interface StatementParameters {
  Statement?: string;
  Parameters?: AttributeValue[];
  ConsistentRead?: boolean;
  ReturnValuesOnConditionCheckFailure?: string;
}
export interface ExecuteStatementRequest extends StatementParameters, ReportParameters {
  NextToken?: string;
  Limit?: number;
}
export interface BatchExecuteStatementRequest extends ReportParameters {
  Statements?: StatementParameters[];
}
export interface ExecuteTransactionRequest extends ReportParameters {
  TransactStatements?: Omit<StatementParameters, 'ConsistentRead'>[];
  ClientRequestToken?: string;
}
