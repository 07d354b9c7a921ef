/** Errors of vector indexes: of making them, of writing vectors and of searching. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';

export const vectorRules: readonly ExplanationRule[] = [
  {
    pattern: /Invalid size for parameter ([^,]+), Expected: (\d+), Actual: (\d+)\. IndexName: (\S+)/,
    means: say('Every vector in the index $4 has $2 numbers; $1 has $3.'),
    next: say('Write a list of $2 numbers, or leave $1 out: an item without it is in the table and not in the index.'),
  },
  {
    pattern: /Invalid (?:type|value) for parameter ([^,]+), .*IndexName: (\S+)/,
    means: say('The index $2 holds vectors: lists of numbers that fit a 32-bit float. $1 is no such thing.'),
    next: say('Write a list of numbers, or leave the attribute out.'),
  },
  {
    pattern: /Attribute '([^']+)' type mismatch\. Expected: (\w+), Actual: (\w+)\. IndexName: (\S+)/,
    means: say('Searches of the index $4 may name $1, which is of type $2 there; it comes as $3.'),
    next: say('Write $1 as $2, or leave it out.'),
  },
  {
    pattern: /^Cannot search backfilling vector index: (\S+)/,
    means: say('The index $1 is new and still takes in the items that were there before it.'),
    next: say('Wait until DescribeTable tells it ACTIVE without Backfilling.'),
  },
  {
    pattern: /^Input search vector dimension (\d+) does not match vector index dimension (\d+)/,
    means: say('Only vectors of one length can be compared. The index has $2 numbers in each, SearchVector has $1.'),
    next: say('Give SearchVector $2 numbers, made by the same model as those in the index.'),
  },
  {
    pattern: /^Search vector contains invalid values/,
    means: say('A vector is a list of numbers that fit a 32-bit float.'),
    next: say('Write each as a number: {"N": "0.25"}.'),
  },
  {
    pattern: /^Provided TopK value '([^']*)' is out of valid range\. The value must be between 1 and (\d+)/,
    means: say('A search answers 1 to $2 items; $1 are asked for.'),
    next: say('Ask for $2 at most. There are no further pages.'),
  },
  {
    pattern: /^SearchConditionExpression must be provided when SearchSchema has a HASH key/,
    means: say('The index is partitioned by an attribute, and a search looks into one partition.'),
    next: say('Name the HASH attribute of its SearchSchema with = in SearchConditionExpression.'),
  },
  {
    pattern: /^Invalid SearchConditionExpression: Attribute is not defined in SearchSchema: (\S+)/,
    means: say('A search can only name attributes of the index’s SearchSchema, and $1 is none.'),
    next: say('Leave $1 out, or make an index with it as an INLINE_FILTER.'),
  },
  {
    pattern: /Invalid (?:operator|comparator) used in SearchConditionExpression/,
    means: say('A search compares attributes by = alone, joined by AND.'),
    next: say('Search with what = can say, and sort out the rest of the answer yourself.'),
  },
  {
    pattern: /Vector indexes are only supported for PAY_PER_REQUEST tables/,
    means: say('A table with vector indexes is on demand.'),
    next: say('Set BillingMode to PAY_PER_REQUEST, or delete the vector indexes first.'),
  },
  {
    pattern: /One element in SearchSchema is not defined in attribute definitions/,
    means: say('Attributes of SearchSchema need a type.'),
    next: say('Add each of them to AttributeDefinitions.'),
  },
  {
    pattern: /Conflicting attribute definition for '([^']+)'/,
    means: say('$1 holds vectors, and a vector is of no type that AttributeDefinitions knows.'),
    next: say('Leave $1 out of AttributeDefinitions, and out of every key.'),
  },
  {
    pattern: /operation not supported on this index type/,
    means: say('An index for vectors has no key that could be asked for.'),
    next: say('Search it with SearchVectors, or read the table.'),
  },
];
