/** Errors of Query and Scan. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';

export const readRules: readonly ExplanationRule[] = [
  {
    pattern: /^Either the KeyConditions or KeyConditionExpression parameter must be specified/,
    means: say('A Query reads the items of one partition key value. It does not say which.'),
    next: say('Give KeyConditionExpression, such as pk = :pk. To read everything, use Scan.'),
  },
  {
    pattern: /^Query condition missed key schema element: (.*)$/,
    means: say('The key condition does not say what $1 is, or has an attribute that is no key.'),
    next: say('Add $1 = :value to KeyConditionExpression. Conditions on other attributes belong into FilterExpression.'),
  },
  {
    pattern: /^Query key condition not supported/,
    means: say('A Query takes one value of the partition key, by =, and at most one condition on the sort key.'),
    next: say('Write pk = :pk, and for the sort key one of =, <, <=, >, >=, BETWEEN or begins_with.'),
  },
  {
    pattern: /Condition parameter type does not match schema type/,
    means: say('A value in the condition is of another type than the key or search attribute that it is compared with.'),
    next: say('Compare its type with the one the table or index has for this key.'),
  },
  {
    pattern: /^Invalid operator used in KeyConditionExpression: (.*)$/,
    means: say('$1 does not work in a key condition.'),
    next: say('Use =, <, <=, >, >=, BETWEEN or begins_with there, and $1 in FilterExpression.'),
  },
  {
    pattern: /^Invalid (?:condition in )?KeyConditionExpression: /,
    means: say('The key condition is not of the form that a Query can use: the partition key by =, and at most one condition on each sort key.'),
    next: say('Move everything else into FilterExpression.'),
  },
  {
    pattern: /^(?:Filter Expression|FilterExpression|QueryFilter) can only contain non-primary key attributes: Primary key attribute: (.*)$/,
    means: say('The filter asks for $1, which is a key of what is read.'),
    next: say('Move the condition on $1 into KeyConditionExpression: there it makes the Query read less.'),
  },
  {
    pattern: /^The table does not have the specified index(?:: (.*))?$/,
    means: say('The table has no index $1.'),
    next: say('Look at the names in DescribeTable, upper and lower case included.'),
  },
  {
    pattern: /^Consistent reads are not supported on global secondary indexes|^Strongly consistent read is not supported on Global Secondary Indexes/,
    means: say('A global index takes in changes a little after the table, so it can’t promise the latest.'),
    next: say('Leave ConsistentRead out, or read the table or a local index.'),
  },
  {
    pattern: /^Cannot read from backfilling global secondary index: (.*)$/,
    means: say('Index $1 is still being made: it reads the table’s items first.'),
    next: say('Wait until $1 is ACTIVE.'),
  },
  {
    pattern: /Global secondary index (.*) does not project \[(.*)\]/,
    means: say('Index $1 does not hold $2, and a global index can’t fetch it from the table.'),
    next: say('Ask for what the index holds, or make an index that projects more.'),
  },
  {
    pattern: /Select type ALL_ATTRIBUTES is not supported for global secondary index (.*) because its projection type is not ALL/,
    means: say('Index $1 does not hold all attributes, and a global index can’t fetch them from the table.'),
    next: say('Leave Select out to get what the index holds.'),
  },
  {
    pattern: /Cannot specify the (\w+) when choosing to get (.*)$/,
    means: say('$1 names attributes, and Select asks for $2.'),
    next: say('Leave one of the two out.'),
  },
  {
    pattern: /SPECIFIC_ATTRIBUTES/,
    means: say('SPECIFIC_ATTRIBUTES goes with the attributes you name.'),
    next: say('Add ProjectionExpression, or leave Select out.'),
  },
  {
    pattern: /ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName/,
    means: say('A table has no projection; only indexes have one.'),
    next: say('Leave Select out.'),
  },
  {
    pattern: /^Attempted conditional constraint is not an indexable operation/,
    means: say('The key condition on this key is none that leads to a place in the key’s order.'),
    next: say('Use =, <, <=, >, >=, BETWEEN or begins_with on keys.'),
  },
  {
    pattern: /^The provided starting key /,
    means: say('ExclusiveStartKey is not a place in what this request reads.'),
    next: say('Send the LastEvaluatedKey of the page before as it came, with the same conditions.'),
  },
  {
    pattern: /^The (\w+) parameter is required but was not present in the request when (?:parameter )?(\w+)/,
    means: say('A part of a parallel Scan says which part it is and of how many. $1 is missing.'),
    next: say('Give Segment and TotalSegments together.'),
  },
  {
    pattern: /^The Segment parameter is zero-based/,
    means: say('Segments count from 0 to TotalSegments less one.'),
    next: say('Take a smaller Segment.'),
  },
];
