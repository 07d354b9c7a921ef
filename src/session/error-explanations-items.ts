/** Errors of items, keys and values. */
import type { ExplanationRule } from './error-explanation.ts';

export const itemRules: readonly ExplanationRule[] = [
  {
    pattern: /Attribute name is too large, must be less than (\d+) bytes/,
    means: 'A name is longer than DynamoDB takes: it has to have less than $1 bytes, at any depth.',
    next: 'Take a shorter name. Names count in the size of each item.',
  },
  {
    pattern: /^The provided key element does not match the schema$/,
    means: 'A key has all key attributes of the table, each of its type, and nothing else. This one differs.',
    next: 'Compare it with the table’s keys. A number as key is {"N": "1"}, not {"S": "1"}.',
  },
  {
    pattern: /Missing the key (.*) in the item/,
    means: 'Every item has the table’s key attributes. $1 is one of them and is not there.',
    next: 'Add $1 to the item.',
  },
  {
    pattern: /Type mismatch for key (.*) expected: (\w+) actual: (\w+)/,
    means: 'The key attribute $1 is of type $2 in this table. The item has it as $3.',
    next: 'Write $1 as {"$2": …}.',
  },
  {
    pattern: /Type mismatch for Index Key (.*) Expected: (\w+) Actual: (\w+) IndexName: (.*)$/,
    means: '$1 is a key of index $4, where it is of type $2. The item has it as $3, so it could not stand in the index.',
    next: 'Write $1 as {"$2": …}, or leave it out: then the item is not in the index.',
  },
  {
    pattern: /The update expression attempted to update the secondary index key to unsupported type/,
    means: 'The update would give a key of an index another type than the index has.',
    next: 'Set the attribute to a value of the index’s type, or remove it.',
  },
  {
    pattern: /A value specified for a secondary index key is not supported.*empty (string|binary) value\. IndexName: (.*), IndexKey: (.*)$/,
    means: '$3 is a key of index $2, and keys can’t be empty.',
    next: 'Leave $3 out: then the item is not in the index.',
  },
  {
    pattern: /attempted to update a secondary index key to a value that is not supported/,
    means: 'The attribute is a key of an index, and keys can’t be empty.',
    next: 'Remove the attribute instead of setting it to nothing.',
  },
  {
    pattern: /cannot contain an empty (string|binary) value\. Key: (.*)$/,
    means: 'The key attribute $2 is empty. Other attributes may be, keys may not.',
    next: 'Give $2 a value.',
  },
  {
    pattern: /Size of hashkey has exceeded the maximum size limit of\s?(\d+) bytes/,
    means: 'The value of a partition key has at most $1 bytes in UTF-8.',
    next: 'Take a shorter value, such as a hash of the long one.',
  },
  {
    pattern: /Aggregated size of all range keys has exceeded the size limit of (\d+) bytes/,
    means: 'The value of a sort key has at most $1 bytes in UTF-8.',
    next: 'Take a shorter value.',
  },
  {
    pattern: /Cannot update attribute (.*)\. This attribute is part of the key/,
    means: '$1 is part of the primary key. A key says which item it is, so it never changes.',
    next: 'Put a new item with the new key, and delete the old one.',
  },
  {
    pattern: /^Item size (?:to update )?has exceeded the maximum allowed size/,
    means: 'The item would be above 400 KB, names of its attributes included.',
    next: 'Split it over several items, or store what is large in S3.',
  },
  {
    pattern: /^Supplied AttributeValue is empty, must contain exactly one of the supported datatypes/,
    means: 'A value stands without its type.',
    next: 'Write it with its type: {"S": "text"}, {"N": "1"}, {"BOOL": true}.',
  },
  {
    pattern: /^Supplied AttributeValue has more than one datatypes set/,
    means: 'A value has two types.',
    next: 'Leave one of them.',
  },
  {
    pattern: /^The parameter cannot be converted to a numeric value/,
    means: 'The text of an N is no number.',
    next: 'Write digits, with a point and an exponent if need be, or take S.',
  },
  {
    pattern: /more than 38 significant digits/,
    means: 'A number keeps 38 digits and no more; DynamoDB does not round.',
    next: 'Round it yourself, or store it as S.',
  },
  {
    pattern: /^Number (overflow|underflow)/,
    means: 'The number is outside of what DynamoDB can keep: from 1E-130 to 9.99E+125.',
    next: 'Take a number within, or store it as S.',
  },
  {
    pattern: /(?:An (string|number) set {2}may not be empty|(Binary) sets should not be empty)/,
    means: 'A set has one member at least.',
    next: 'Leave the attribute out while the set is empty.',
  },
  {
    pattern: /Input collection \[[\s\S]*\].* contains duplicates/,
    means: 'Each member stands in a set once.',
    next: 'Take the second one out, or use a list.',
  },
  {
    pattern: /Null attribute value types must have the value of true/,
    means: 'NULL is written {"NULL": true}.',
    next: 'Write true.',
  },
  {
    pattern: /^Empty attribute name/,
    means: 'An attribute has a name of one character at least.',
    next: 'Give it a name.',
  },
  {
    pattern: /Attribute name exceeds (\d+) bytes/,
    means: 'A name of an attribute has at most $1 bytes.',
    next: 'Take a shorter name: names count in the size of every item.',
  },
  {
    pattern: /Nesting Levels have exceeded supported limits/,
    means: 'Lists and maps stand in each other more than 32 deep.',
    next: 'Flatten the item.',
  },
  {
    pattern: /^ReturnValues can only be ALL_OLD or NONE/,
    means: 'Put and Delete can answer the item as it was, nothing else. UpdateItem knows more.',
    next: 'Take ALL_OLD or NONE.',
  },
];
