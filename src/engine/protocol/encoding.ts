/** Answers as bytes: AWS JSON 1.0, error envelopes, request ids and checksums. Source: reference 13.02, 13.03. */
import { crc32 } from '#engine/kernel/crc32.ts';
import type { Random } from '#engine/kernel/random.ts';
import { encodeUtf8 } from '#engine/kernel/utf8.ts';
import type { Refusal, RefusalCode } from '#engine/model/refusal.ts';

/** An answer on its way out. Header names are in lower case. */
export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const coral = 'com.amazon.coral.service#';
const service = 'com.amazonaws.dynamodb.v20120810#';
const namespaces: Readonly<Record<RefusalCode, string>> = {
  AccessDeniedException: coral,
  BackupInUseException: service,
  BackupNotFoundException: service,
  ConditionalCheckFailedException: service,
  ContinuousBackupsUnavailableException: service,
  DuplicateItemException: service,
  ExpiredIteratorException: service,
  IdempotentParameterMismatchException: service,
  IncompleteSignatureException: coral,
  InternalServerError: service,
  InvalidRestoreTimeException: service,
  ItemCollectionSizeLimitExceededException: service,
  LimitExceededException: service,
  MissingAuthenticationTokenException: coral,
  // Of Application Auto Scaling. Source: SDK model.
  ObjectNotFoundException: 'com.amazonaws.applicationautoscaling#',
  PointInTimeRecoveryUnavailableException: service,
  PolicyNotFoundException: service,
  ProvisionedThroughputExceededException: service,
  RequestEntityTooLargeException: coral,
  RequestLimitExceeded: service,
  ResourceInUseException: service,
  ResourceNotFoundException: service,
  SerializationException: coral,
  TableAlreadyExistsException: service,
  TableInUseException: service,
  TableNotFoundException: service,
  // Source: SDK model; the namespace as other services of AWS have it.
  ThrottlingException: 'com.amazon.coral.availability#',
  TransactionCanceledException: service,
  TransactionConflictException: service,
  TransactionInProgressException: service,
  TrimmedDataAccessException: service,
  UnknownOperationException: coral,
  ValidationException: 'com.amazon.coral.validate#',
};

/** Errors whose message is capitalised. Source: E for the framework's, the SDK's model for those of transactions. */
const capitalised: ReadonlySet<RefusalCode> = new Set([
  'IdempotentParameterMismatchException',
  'SerializationException',
  'TransactionCanceledException',
  'TransactionInProgressException',
]);

const messageMember = (code: RefusalCode): 'Message' | 'message' => (capitalised.has(code) ? 'Message' : 'message');

const statusOf = (code: RefusalCode): number =>
  code === 'InternalServerError' ? 500 : code === 'RequestEntityTooLargeException' ? 413 : 400;

export function encodeBody(status: number, text: string, requestId: string): Response {
  const body = encodeUtf8(text);
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-crc32': String(crc32(body)),
      'x-amzn-requestid': requestId,
    },
    body,
  };
}

export function encodeRefusal({ code, message, members }: Refusal, requestId: string): Response {
  const envelope = {
    __type: namespaces[code] + code,
    ...(message === undefined ? {} : { [messageMember(code)]: message }),
    ...members,
  };
  return encodeBody(statusOf(code), JSON.stringify(envelope), requestId);
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUV';
/** Two letters for ten bits. */
const letterPairs = Array.from({ length: 1024 }, (_, bits) => letters[bits >>> 5]! + letters[bits & 31]!);
const requestIdDraws = 8;

/** 52 letters and digits, as AWS's are. The n-th request of a story has the same id every time. */
export function requestId(random: Random, ordinal: number): string {
  let id = '';
  for (let draw = 0; draw < requestIdDraws; draw++) {
    const bits = random.uint32(ordinal * requestIdDraws + draw);
    id += letterPairs[bits & 1023]! + letterPairs[(bits >>> 10) & 1023]! + letterPairs[(bits >>> 20) & 1023]!;
  }
  return `${id}AEAQ`;
}
