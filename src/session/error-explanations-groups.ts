/** Errors of batches, transactions and PartiQL. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';

export const groupRules: readonly ExplanationRule[] = [
  {
    pattern: /^Too many items requested for the (\w+) call/,
    means: say('BatchGetItem takes up to 100 keys, BatchWriteItem up to 25 writes.'),
    next: say('Send several requests.'),
  },
  {
    pattern: /^Provided list of item keys contains duplicates/,
    means: say('A batch names one item twice, and has no order that could say which of the two counts.'),
    next: say('Name each item once.'),
  },
  {
    pattern: /^Transaction request cannot include multiple operations on one item/,
    means: say('Two actions of the transaction are for one item.'),
    next: say('Join them into one action. A condition can stand in the write itself.'),
  },
  {
    pattern: /^The aggregate size of the items in the transaction exceed/,
    means: say('All items of a transaction together have at most 4 MB.'),
    next: say('Take fewer or smaller items.'),
  },
  {
    pattern: /^TransactItems can only contain one of|^Invalid Request: TransactWriteRequest should contain/,
    means: say('Each entry of TransactItems does exactly one thing: ConditionCheck, Put, Delete or Update.'),
    next: say('Put one of the four into each entry.'),
  },
  {
    pattern: /requestItems parameter is required/,
    means: say('The batch is empty.'),
    next: say('Give RequestItems a table with at least one entry.'),
  },
  {
    pattern: /Where clause does not contain a mandatory equality on all key attributes/,
    means: say('A PartiQL write is for one item, so its WHERE names the whole primary key with =.'),
    next: say('Add every key attribute to WHERE.'),
  },
  {
    pattern: /Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY/,
    means: say('ORDER BY sorts within a partition key value, so WHERE has to name one.'),
    next: say('Add the partition key to WHERE, by = or IN.'),
  },
  {
    pattern: /^Number of parameters in request and statement don't match/,
    means: say('The statement has another number of question marks than Parameters has values.'),
    next: say('Give one value for each ?.'),
  },
  {
    pattern: /^Statement wasn't well formed, can't be processed: ([\s\S]*)$/,
    means: say('The statement can’t be read: $1.'),
    next: say('Names of tables and attributes stand in double quotes, texts in single ones.'),
  },
  {
    pattern: /^Read and write requests together in the same batch is not supported/,
    means: say('A batch of statements only reads or only writes.'),
    next: say('Send two batches.'),
  },
  {
    pattern: /^EXISTS is only supported in transactional operations/,
    means: say('EXISTS is the condition check of a transaction.'),
    next: say('Use it in ExecuteTransaction, beside a write.'),
  },
  {
    pattern: /^Dynascope does not simulate (.*) yet/,
    means: say('AWS has $1; Dynascope answers it later. The sentence is Dynascope’s own.'),
    next: say('Use another operation.'),
  },
  {
    pattern: /^No trace is kept for request/,
    means: say('Dynascope keeps the traces of the last requests only.'),
    next: say('Send the request again and look at its road then.'),
  },
];
