/** What each of DynamoDB's errors means when its message says no more. Source: reference 13.03. */
import type { Explanation } from './error-explanation.ts';

export const explanationsByName: Readonly<Record<string, Explanation>> = {
  AccessDeniedException: {
    means: 'The caller may not do this.',
    next: 'On AWS, an IAM policy would have to allow it.',
  },
  BackupInUseException: {
    means: 'The backup is being made, or a table is being restored from it. One backup feeds one restore at a time.',
    next: 'Wait until that is over. Virtual time can be made to run faster below.',
  },
  BackupNotFoundException: {
    means: 'There is no backup of this ARN: it was deleted, or never made.',
    next: 'ListBackups tells those that there are. Those that DynamoDB made come with BackupType ALL.',
  },
  ConditionalCheckFailedException: {
    means: 'The condition does not hold for the item as it is, or there is no such item. Nothing was written, and the write units were used all the same.',
    next: 'Read the item and see which part of the condition fails. ReturnValuesOnConditionCheckFailure ALL_OLD answers the item with the error.',
  },
  ContinuousBackupsUnavailableException: {
    means: 'Backups of the table are not there yet: it is being made.',
    next: 'Wait until it is ACTIVE. Virtual time can be made to run faster below.',
  },
  DuplicateItemException: {
    means: 'There is an item with this primary key already. A PartiQL INSERT never replaces one.',
    next: 'Use UPDATE to change the item, or PutItem to replace it.',
  },
  ExpiredIteratorException: {
    means: 'The shard iterator is older than 15 minutes.',
    next: 'Ask for a new one with GetShardIterator, after the last sequence number you have read.',
  },
  IdempotentParameterMismatchException: {
    means: 'The same ClientRequestToken was sent with another request in the last ten minutes.',
    next: 'Use a new token for every new transaction, and the same one only to repeat it unchanged.',
  },
  IncompleteSignatureException: {
    means: 'The request is not signed as AWS wants it.',
    next: 'Let the SDK or the AWS CLI sign it.',
  },
  InternalServerError: {
    means: 'DynamoDB has failed and not the request. Whether it was done is open.',
    next: 'Send it again. The SDKs do so by themselves.',
  },
  InvalidRestoreTimeException: {
    means: 'The moment is outside of the window that the table can go back to.',
    next: 'Choose one between EarliestRestorableDateTime and LatestRestorableDateTime of DescribeContinuousBackups.',
  },
  ItemCollectionSizeLimitExceededException: {
    means: 'Items and index entries of one partition key value would be more than 10 GB. The limit holds for tables with local indexes.',
    next: 'Spread the items over more partition key values.',
  },
  LimitExceededException: {
    means: 'This would go beyond a quota of the account or the table.',
    next: 'Wait until other changes are done, or ask for less.',
  },
  MissingAuthenticationTokenException: {
    means: 'The request comes without a signature.',
    next: 'Let the SDK or the AWS CLI sign it.',
  },
  ObjectNotFoundException: {
    means: 'Auto scaling has no such target or policy.',
    next: 'Ask DescribeScalableTargets and DescribeScalingPolicies what there is. A policy needs a registered target first.',
  },
  PointInTimeRecoveryUnavailableException: {
    means: 'Point-in-time recovery of the table is off, so nothing was kept to go back by.',
    next: 'Restore an on-demand backup. UpdateContinuousBackups switches recovery on for what is written from then on.',
  },
  ProvisionedThroughputExceededException: {
    means: 'The table, the index or one partition has used up its units for the moment.',
    next: 'Send it again a little later, longer each time. If it goes on, provide more units or spread the keys.',
  },
  RequestEntityTooLargeException: {
    means: 'The request is larger than 16 MB.',
    next: 'Send it in parts.',
  },
  ResourceInUseException: {
    means: 'The table or index is on its way from one state to another, or there already.',
    next: 'Wait until it is ACTIVE. Virtual time can be made to run faster below.',
  },
  ResourceNotFoundException: {
    means: 'There is no table or index of this name, or the table is not ACTIVE yet.',
    next: 'Look at the name, upper and lower case included, and at the table’s status.',
  },
  SerializationException: {
    means: 'The request is not the JSON that DynamoDB expects: it can’t be read, or a member is of another type. Nothing else was looked at.',
    next: 'Compare the member’s type with the one the operation wants. Numbers of items are texts: {"N": "1"}.',
  },
  TableAlreadyExistsException: {
    means: 'There is a table of this name. A restore is always to a new table.',
    next: 'Choose another name for the new table.',
  },
  TableInUseException: {
    means: 'A table of this name is being restored.',
    next: 'Wait until it is ACTIVE, or choose another name.',
  },
  TableNotFoundException: {
    means: 'There is no table of this name, or it is not ACTIVE yet.',
    next: 'Look at the name, upper and lower case included, and at the table’s status.',
  },
  TransactionCanceledException: {
    means: 'None of the transaction’s actions was done. The list has a reason for each of them, in their order; None stands for those that were fine.',
    next: 'Look for the reasons that are not None. A TransactionConflict goes away when the request is sent again.',
  },
  TransactionConflictException: {
    means: 'Another transaction is at work on this item.',
    next: 'Send the request again a moment later.',
  },
  TransactionInProgressException: {
    means: 'The transaction with this ClientRequestToken is not over yet.',
    next: 'Wait a moment and send it again.',
  },
  TrimmedDataAccessException: {
    means: 'The records at this place of the stream are older than 24 hours and gone.',
    next: 'Ask for an iterator at TRIM_HORIZON, the oldest record that is left.',
  },
  UnknownOperationException: {
    means: 'DynamoDB has no operation of this name.',
    next: 'Look at the name of the operation, upper and lower case included.',
  },
  ValidationException: {
    means: 'The request breaks a rule of DynamoDB’s. Nothing was read or written.',
    next: 'Change what the message names and send the request again.',
  },
};
