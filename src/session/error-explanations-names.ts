/** What each of DynamoDB's errors means when its message says no more. Source: reference 13.03. */
import { say } from '#texts/say.ts';
import type { Explanation } from './error-explanation.ts';

export const explanationsByName: Readonly<Record<string, Explanation>> = {
  AccessDeniedException: {
    means: say('The caller may not do this.'),
    next: say('On AWS, an IAM policy would have to allow it.'),
  },
  BackupInUseException: {
    means: say('The backup is being made, or a table is being restored from it. One backup feeds one restore at a time.'),
    next: say('Wait until that is over. Virtual time can be made to run faster below.'),
  },
  BackupNotFoundException: {
    means: say('There is no backup of this ARN: it was deleted, or never made.'),
    next: say('ListBackups tells those that there are. Those that DynamoDB made come with BackupType ALL.'),
  },
  ConditionalCheckFailedException: {
    means: say('The condition does not hold for the item as it is, or there is no such item. Nothing was written, and the write units were used all the same.'),
    next: say('Read the item and see which part of the condition fails. ReturnValuesOnConditionCheckFailure ALL_OLD answers the item with the error.'),
  },
  ContinuousBackupsUnavailableException: {
    means: say('Backups of the table are not there yet: it is being made.'),
    next: say('Wait until it is ACTIVE. Virtual time can be made to run faster below.'),
  },
  DuplicateItemException: {
    means: say('There is an item with this primary key already. A PartiQL INSERT never replaces one.'),
    next: say('Use UPDATE to change the item, or PutItem to replace it.'),
  },
  ExpiredIteratorException: {
    means: say('The shard iterator is older than 15 minutes.'),
    next: say('Ask for a new one with GetShardIterator, after the last sequence number you have read.'),
  },
  IdempotentParameterMismatchException: {
    means: say('The same ClientRequestToken was sent with another request in the last ten minutes.'),
    next: say('Use a new token for every new transaction, and the same one only to repeat it unchanged.'),
  },
  IncompleteSignatureException: {
    means: say('The request is not signed as AWS wants it.'),
    next: say('Let the SDK or the AWS CLI sign it.'),
  },
  InternalServerError: {
    means: say('DynamoDB has failed and not the request. Whether it was done is open.'),
    next: say('Send it again. The SDKs do so by themselves.'),
  },
  InvalidRestoreTimeException: {
    means: say('The moment is outside of the window that the table can go back to.'),
    next: say('Choose one between EarliestRestorableDateTime and LatestRestorableDateTime of DescribeContinuousBackups.'),
  },
  ItemCollectionSizeLimitExceededException: {
    means: say('Items and index entries of one partition key value would be more than 10 GB. The limit holds for tables with local indexes.'),
    next: say('Spread the items over more partition key values.'),
  },
  LimitExceededException: {
    means: say('This would go beyond a quota of the account or the table.'),
    next: say('Wait until other changes are done, or ask for less.'),
  },
  MissingAuthenticationTokenException: {
    means: say('The request comes without a signature.'),
    next: say('Let the SDK or the AWS CLI sign it.'),
  },
  ObjectNotFoundException: {
    means: say('Auto scaling has no such target or policy.'),
    next: say('Ask DescribeScalableTargets and DescribeScalingPolicies what there is. A policy needs a registered target first.'),
  },
  PointInTimeRecoveryUnavailableException: {
    means: say('Point-in-time recovery of the table is off, so nothing was kept to go back by.'),
    next: say('Restore an on-demand backup. UpdateContinuousBackups switches recovery on for what is written from then on.'),
  },
  ProvisionedThroughputExceededException: {
    means: say('The table, the index or one partition has used up its units for the moment.'),
    next: say('Send it again a little later, longer each time. If it goes on, provide more units or spread the keys.'),
  },
  RequestEntityTooLargeException: {
    means: say('The request is larger than 16 MB.'),
    next: say('Send it in parts.'),
  },
  ResourceInUseException: {
    means: say('The table or index is on its way from one state to another, or there already.'),
    next: say('Wait until it is ACTIVE. Virtual time can be made to run faster below.'),
  },
  ResourceNotFoundException: {
    means: say('There is no table or index of this name, or the table is not ACTIVE yet.'),
    next: say('Look at the name, upper and lower case included, and at the table’s status.'),
  },
  SerializationException: {
    means: say('The request is not the JSON that DynamoDB expects: it can’t be read, or a member is of another type. Nothing else was looked at.'),
    next: say('Compare the member’s type with the one the operation wants. Numbers of items are texts: {"N": "1"}.'),
  },
  TableAlreadyExistsException: {
    means: say('There is a table of this name. A restore is always to a new table.'),
    next: say('Choose another name for the new table.'),
  },
  TableInUseException: {
    means: say('A table of this name is being restored.'),
    next: say('Wait until it is ACTIVE, or choose another name.'),
  },
  TableNotFoundException: {
    means: say('There is no table of this name, or it is not ACTIVE yet.'),
    next: say('Look at the name, upper and lower case included, and at the table’s status.'),
  },
  TransactionCanceledException: {
    means: say('None of the transaction’s actions was done. The list has a reason for each of them, in their order; None stands for those that were fine.'),
    next: say('Look for the reasons that are not None. A TransactionConflict goes away when the request is sent again.'),
  },
  TransactionConflictException: {
    means: say('Another transaction is at work on this item.'),
    next: say('Send the request again a moment later.'),
  },
  TransactionInProgressException: {
    means: say('The transaction with this ClientRequestToken is not over yet.'),
    next: say('Wait a moment and send it again.'),
  },
  TrimmedDataAccessException: {
    means: say('The records at this place of the stream are older than 24 hours and gone.'),
    next: say('Ask for an iterator at TRIM_HORIZON, the oldest record that is left.'),
  },
  UnknownOperationException: {
    means: say('DynamoDB has no operation of this name.'),
    next: say('Look at the name of the operation, upper and lower case included.'),
  },
  ValidationException: {
    means: say('The request breaks a rule of DynamoDB’s. Nothing was read or written.'),
    next: say('Change what the message names and send the request again.'),
  },
};
