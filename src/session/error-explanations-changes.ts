/** Errors of UpdateTable: what can't be changed together, at the same time, or so soon again. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';

const waitForActive = say('Wait until it is over. Virtual time can be made to run faster below.');

export const changeRules: readonly ExplanationRule[] = [
  {
    pattern: /(Table IOPS are currently being updated|A stream status change is currently in progress)\./,
    means: say('The same of this table is being changed already.'),
    next: waitForActive,
  },
  {
    pattern: /Can't (.*?) (?:when|while) (table IOPS are being updated|stream status is being updated|a table class update is in progress|an index is being (?:created|deleted))/,
    means: say('A table takes some changes one after the other only. “$1” has to wait: $2. IOPS are its provisioned units and its capacity mode.'),
    next: waitForActive,
  },
  {
    pattern: /OnDemandThroughput cannot be updated while (.*?)(?: for indexes: .*)?$/,
    means: say('A maximum can’t be changed at the same time: $1.'),
    next: waitForActive,
  },
  {
    pattern: /Index creation is in resource allocation phase/,
    means: say('The index is in its first phase. It can be deleted again once it reads the table.'),
    next: say('Wait until it is backfilling or ACTIVE.'),
  },
  {
    pattern: /Index is being (created but is not backfilling yet|deleted|updated)\./,
    means: say('The index is on its way from one state to another.'),
    next: waitForActive,
  },
  {
    pattern: /(Server-Side Encryption|TableClass|DeletionProtection) modification must be the only operation in the request/,
    means: say('$1 is changed by a request of its own.'),
    next: say('Send the other changes as requests of their own.'),
  },
  {
    pattern: /You cannot (.*) while (.*)$/,
    means: say('The request asks for two changes that don’t go together: $1, and $2.'),
    next: say('Send two requests, one after the other.'),
  },
  {
    pattern: /OnDemandThroughput can only be combined with BillingMode/,
    means: say('The maximum of a table is changed by a request of its own; only the capacity mode may go with it.'),
    next: say('Send the changes of indexes as another request.'),
  },
  {
    pattern: /The only Updates for index: (.*) when TableThroughputMode is PAY_PER_REQUEST/,
    means: say('Index $1 is on demand, as its table is. It has no provisioned units to change.'),
    next: say('Change its OnDemandThroughput, or make the table PROVISIONED.'),
  },
  {
    pattern: /^Cannot (\w+) an index that is not a GlobalSecondaryIndex: (.*)$/,
    means: say('$2 is a local index. Local indexes stay as they are made.'),
    next: say('Make a new table, with other local indexes.'),
  },
  {
    pattern: /^Attempting to create an index which already exists/,
    means: say('The table has an index of this name.'),
    next: say('Take another name.'),
  },
  {
    pattern: /WarmThroughput.* lower than/,
    means: say('Warm throughput only rises. It is not below what the table can do at once already.'),
    next: say('Ask for more, or leave WarmThroughput out.'),
  },
  {
    pattern: /^Deletion protection setting for table .* modified within the previous (\d+) milliseconds/,
    means: say('Deletion protection was switched less than $1 ms ago.'),
    next: say('Wait a moment of virtual time and send the request again.'),
  },
  {
    pattern: /(Provisioned throughput decreases|Encryption mode changes) are limited/,
    means: say('$1 are limited within a day, and the limit is reached. The message says when the next one is possible.'),
    next: say('Wait until then. Virtual time can be made to run faster below.'),
  },
  {
    pattern: /^Subscriber limit exceeded: (.*) are limited to (\d+) times in (\d+) day/,
    means: say('$1 are possible $2 times in $3 days, and that is used up.'),
    next: say('Wait. Virtual time can be made to run faster below.'),
  },
  {
    pattern: /^Table is already encrypted/,
    means: say('The table is encrypted with this key already.'),
    next: say('Nothing is left to do.'),
  },
];
