/**
 * What DynamoDB answers when it will not do something. A refusal is a value: it is returned, traced and
 * encoded, and nothing of the state has changed. Source of names and namespaces: reference 13.03.
 */
export type RefusalCode =
  | 'AccessDeniedException'
  | 'BackupInUseException'
  | 'BackupNotFoundException'
  | 'ConditionalCheckFailedException'
  | 'ContinuousBackupsUnavailableException'
  | 'DuplicateItemException'
  | 'ExpiredIteratorException'
  | 'IdempotentParameterMismatchException'
  | 'IncompleteSignatureException'
  | 'InternalServerError'
  | 'InvalidRestoreTimeException'
  | 'ItemCollectionSizeLimitExceededException'
  | 'LimitExceededException'
  | 'MissingAuthenticationTokenException'
  | 'ObjectNotFoundException'
  | 'PointInTimeRecoveryUnavailableException'
  | 'PolicyNotFoundException'
  | 'ProvisionedThroughputExceededException'
  | 'RequestEntityTooLargeException'
  | 'RequestLimitExceeded'
  | 'ResourceInUseException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'TableAlreadyExistsException'
  | 'TableInUseException'
  | 'TableNotFoundException'
  | 'ThrottlingException'
  | 'TransactionCanceledException'
  | 'TransactionConflictException'
  | 'TransactionInProgressException'
  | 'TrimmedDataAccessException'
  | 'UnknownOperationException'
  | 'ValidationException';

const brand = Symbol('refusal');

export interface Refusal {
  readonly [brand]: true;
  readonly code: RefusalCode;
  /** Absent where AWS sends none. */
  readonly message: string | undefined;
  /** Further members of the error body, e.g. the item of a failed condition. */
  readonly members: Readonly<Record<string, unknown>>;
}

export function refuse(code: RefusalCode, message?: string, members: Record<string, unknown> = {}): Refusal {
  return { [brand]: true, code, message, members };
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && brand in value;

export const invalid = (message: string): Refusal => refuse('ValidationException', message);

/** The opening that most semantic checks share. */
export const invalidParameter = (detail: string): Refusal =>
  invalid(`One or more parameter values were invalid: ${detail}`);

export const conditionFailed = (item?: unknown): Refusal =>
  refuse('ConditionalCheckFailedException', 'The conditional request failed', item === undefined ? {} : { Item: item });
