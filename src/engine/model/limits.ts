/**
 * Every limit has a name and a source. `DG` is the DynamoDB developer guide. Here are those that never vary; numbers
 * that a course may want to change are settings of the physics (`physics/`), and so is what we assume of AWS's inside.
 */

/** Source: DG/Constraints, "Item size": 400 KB with attribute names. */
export const itemBytesMax = 409_600;
/** Source: DG/Constraints, "Partition key length". */
export const partitionKeyBytesMax = 2048;
/** Source: DG/Constraints, "Sort key length". */
export const sortKeyBytesMax = 1024;
/** Source: DG/Constraints, "Attribute names": keys, index keys and projected attributes. */
export const keyNameBytesMax = 255;
/** Source: DG/Constraints, "Attribute names". */
export const attributeNameBytesMax = 65_535;
/** Source: DG/Constraints, "Nested attribute depth". */
export const nestingMax = 32;
/** Source: DG/Constraints, "Number". */
export const numberDigitsMax = 38;
/** Largest and smallest power of ten of a number's first digit. Source: DG/Constraints, "Number". */
export const numberExponentMax = 125;
export const numberExponentMin = -130;

/** Source: DG/Constraints, "Expression parameters". */
export const expressionBytesMax = 4096;
export const placeholderBytesMax = 255;
export const substitutionBytesMax = 2 * 1024 * 1024;
export const operatorsMax = 300;
export const inOperandsMax = 100;

/** What one Query or Scan reads at most before filter and projection. Source: DG/Constraints. */
export const pageBytesMax = 1024 * 1024;
/** Source: API/CommonErrors and DG/Constraints: a request's body. */
export const requestBytesMax = 16 * 1024 * 1024;

/** Source: reference 1.44, 1.45 (SDK model). */
export const batchGetKeysMax = 100;
export const batchGetBytesMax = 16 * 1024 * 1024;
export const batchWritesMax = 25;
/** Source: reference 1.46 (DG/transaction-apis). */
export const transactionActionsMax = 100;
export const transactionBytesMax = 4 * 1024 * 1024;

/** Source: DG/read-write-operations. */
export const readUnitBytes = 4096;
export const writeUnitBytes = 1024;

/** Source: USENIX ATC 2022 paper, sections 3 and 6.1. */
export const replicasPerPartition = 3;
export const writeQuorum = 2;

/** Source: DG/ServiceQuotas. */
export const localIndexesMax = 5;
export const globalIndexesMax = 20;
export const nonKeyAttributesMax = 100;
/** Source: reference 1.75 (DG/ServiceQuotas): of a table, of a vector, of a search, of a search schema. */
export const vectorIndexesMax = 5;
export const vectorDimensionsMax = 4096;
export const vectorTopKMax = 100;
export const inlineFiltersMax = 18;
/** Source: reference 1.75: an answer of SearchVectors, which has no pages. */
export const vectorAnswerBytesMax = 16 * 1024 * 1024;
/** Source: DG/VectorSearchMonitoring, "Per-request metering minimum". */
export const vectorRequestBytesMin = 1024;

/** Each stored item and index entry is billed with this on top. Source: DG/CapacityUnitCalculations. */
export const storageOverheadBytes = 100;

/** Source: SDK model: ListTables returns at most this many names. */
export const listTablesMax = 100;

/** Source: DG/ql-operators: values of the partition key, and items of a page of a SELECT that names several. */
export const partitionValuesMax = 50;
export const collectionsPageMax = 10;
/** Source: API/API_ExecuteStatement, API/API_BatchExecuteStatement, API/API_ExecuteTransaction. */
export const statementLengthMax = 8192;
export const batchStatementsMax = 25;
export const transactionStatementsMax = 100;
export const nextTokenLengthMax = 32_768;

/** Source: SDK model of the streams API. */
export const shardsPageMax = 100;
export const streamsPageMax = 100;
export const recordsPageMax = 1000;
export const recordsPageBytesMax = 1024 * 1024;

/*
 * Below, `M-Q` is https://github.com/aws-controllers-k8s/dynamodb-controller, docs/api-quirks: what AWS answered
 * in October 2026, in us-east-1 and us-west-2. The numbers behind it are those of its findings, DDB-TABLE-…
 */

/** Source: M-Q 126: names of one INCLUDE projection. */
export const projectedNamesMax = 20;
/** Source: DG/GSI: key attributes of a global index, of each kind. */
export const indexKeyAttributesMax = 4;

/** Source: reference 1.59: from provisioned to on-demand, in 24 hours that roll on. M-Q 183 made two in four minutes. */
export const onDemandSwitchDays = 1;
/** Source: reference 1.65; M-Q 081, 140. */
export const freeEncryptionChanges = 4;
export const encryptionWindowMs = 24 * 3_600_000;
export const encryptionIntervalMs = 6 * 3_600_000;
/** Source: reference 1.66; M-Q 283. */
export const classChangesMax = 2;
export const classChangesDays = 30;

/** Source: reference 1.63; M-Q 107. */
export const tagsMax = 50;
export const tagKeyLengthMax = 128;
export const tagValueLengthMax = 256;
/** Source: reference 1.63 (SDK model): a policy with its white space. */
export const policyBytesMax = 20_480;
/** Source: DG/PointInTimeRecovery: days that can be chosen, and how far behind the last one is. */
export const recoveryDaysMax = 35;
export const recoveryLagMs = 5 * 60 * 1000;
/**
 * Assumption: earlier images that Dynascope keeps of one table. Beyond that the oldest are forgotten, and the table can
 * be restored to fewer seconds, as DescribeContinuousBackups says. AWS keeps all of the window.
 */
export const recoveryBytesMax = 64 * 1024 * 1024;
/** Source: SDK model, `BackupName`, `ListBackups`. */
export const backupsPageMax = 100;
/** Source: DG/PointInTimeRecovery_Howitworks; reference 10.24. */
export const systemBackupDays = 35;
/** Source: reference 1.69; M-Q 350. */
export const restoresMax = 50;
/** Source: M-Q 095: summaries of a page. */
export const insightsPageMax = 100;

/** Source: DG/time-to-live-ttl-before-you-start: an expiry further in the past than five years is ignored. */
export const expiryAgeMax = 5 * 365.25 * 86_400_000;
