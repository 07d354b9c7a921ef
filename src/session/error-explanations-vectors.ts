/** Errors of vector indexes: of making them, of writing vectors and of searching. */
import type { ExplanationRule } from './error-explanation.ts';

export const vectorRules: readonly ExplanationRule[] = [
  {
    pattern: /Invalid size for parameter ([^,]+), Expected: (\d+), Actual: (\d+)\. IndexName: (\S+)/,
    means: 'Every vector in the index $4 has $2 numbers; $1 has $3.',
    next: 'Write a list of $2 numbers, or leave $1 out: an item without it is in the table and not in the index.',
  },
  {
    pattern: /Invalid (?:type|value) for parameter ([^,]+), .*IndexName: (\S+)/,
    means: 'The index $2 holds vectors: lists of numbers that fit a 32-bit float. $1 is no such thing.',
    next: 'Write a list of numbers, or leave the attribute out.',
  },
  {
    pattern: /Attribute '([^']+)' type mismatch\. Expected: (\w+), Actual: (\w+)\. IndexName: (\S+)/,
    means: 'Searches of the index $4 may name $1, which is of type $2 there; it comes as $3.',
    next: 'Write $1 as $2, or leave it out.',
  },
  {
    pattern: /^Cannot search backfilling vector index: (\S+)/,
    means: 'The index $1 is new and still takes in the items that were there before it.',
    next: 'Wait until DescribeTable tells it ACTIVE without Backfilling.',
  },
  {
    pattern: /^Input search vector dimension (\d+) does not match vector index dimension (\d+)/,
    means: 'Only vectors of one length can be compared. The index has $2 numbers in each, SearchVector has $1.',
    next: 'Give SearchVector $2 numbers, made by the same model as those in the index.',
  },
  {
    pattern: /^Search vector contains invalid values/,
    means: 'A vector is a list of numbers that fit a 32-bit float.',
    next: 'Write each as a number: {"N": "0.25"}.',
  },
  {
    pattern: /^Provided TopK value '([^']*)' is out of valid range\. The value must be between 1 and (\d+)/,
    means: 'A search answers 1 to $2 items; $1 are asked for.',
    next: 'Ask for $2 at most. There are no further pages.',
  },
  {
    pattern: /^SearchConditionExpression must be provided when SearchSchema has a HASH key/,
    means: 'The index is partitioned by an attribute, and a search looks into one partition.',
    next: 'Name the HASH attribute of its SearchSchema with = in SearchConditionExpression.',
  },
  {
    pattern: /^Invalid SearchConditionExpression: Attribute is not defined in SearchSchema: (\S+)/,
    means: 'A search can only name attributes of the index’s SearchSchema, and $1 is none.',
    next: 'Leave $1 out, or make an index with it as an INLINE_FILTER.',
  },
  {
    pattern: /Invalid (?:operator|comparator) used in SearchConditionExpression/,
    means: 'A search compares attributes by = alone, joined by AND.',
    next: 'Search with what = can say, and sort out the rest of the answer yourself.',
  },
  {
    pattern: /Vector indexes are only supported for PAY_PER_REQUEST tables/,
    means: 'A table with vector indexes is on demand.',
    next: 'Set BillingMode to PAY_PER_REQUEST, or delete the vector indexes first.',
  },
  {
    pattern: /One element in SearchSchema is not defined in attribute definitions/,
    means: 'Attributes of SearchSchema need a type.',
    next: 'Add each of them to AttributeDefinitions.',
  },
  {
    pattern: /Conflicting attribute definition for '([^']+)'/,
    means: '$1 holds vectors, and a vector is of no type that AttributeDefinitions knows.',
    next: 'Leave $1 out of AttributeDefinitions, and out of every key.',
  },
  {
    pattern: /operation not supported on this index type/,
    means: 'An index for vectors has no key that could be asked for.',
    next: 'Search it with SearchVectors, or read the table.',
  },
];
