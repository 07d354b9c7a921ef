/** Errors of items, keys and values. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';

export const itemRules: readonly ExplanationRule[] = [
  {
    pattern: /Attribute name is too large, must be less than (\d+) bytes/,
    means: say('A name is longer than DynamoDB takes: it has to have less than $1 bytes, at any depth.'),
    next: say('Take a shorter name. Names count in the size of each item.'),
  },
  {
    pattern: /^The provided key element does not match the schema$/,
    means: say('A key has all key attributes of the table, each of its type, and nothing else. This one differs.'),
    next: say('Compare it with the table’s keys. A number as key is {"N": "1"}, not {"S": "1"}.'),
  },
  {
    pattern: /Missing the key (.*) in the item/,
    means: say('Every item has the table’s key attributes. $1 is one of them and is not there.'),
    next: say('Add $1 to the item.'),
  },
  {
    pattern: /Type mismatch for key (.*) expected: (\w+) actual: (\w+)/,
    means: say('The key attribute $1 is of type $2 in this table. The item has it as $3.'),
    next: say('Write $1 as {"$2": …}.'),
  },
  {
    pattern: /Type mismatch for Index Key (.*) Expected: (\w+) Actual: (\w+) IndexName: (.*)$/,
    means: say('$1 is a key of index $4, where it is of type $2. The item has it as $3, so it could not stand in the index.'),
    next: say('Write $1 as {"$2": …}, or leave it out: then the item is not in the index.'),
  },
  {
    pattern: /The update expression attempted to update the secondary index key to unsupported type/,
    means: say('The update would give a key of an index another type than the index has.'),
    next: say('Set the attribute to a value of the index’s type, or remove it.'),
  },
  {
    pattern: /A value specified for a secondary index key is not supported.*empty (string|binary) value\. IndexName: (.*), IndexKey: (.*)$/,
    means: say('$3 is a key of index $2, and keys can’t be empty.'),
    next: say('Leave $3 out: then the item is not in the index.'),
  },
  {
    pattern: /attempted to update a secondary index key to a value that is not supported/,
    means: say('The attribute is a key of an index, and keys can’t be empty.'),
    next: say('Remove the attribute instead of setting it to nothing.'),
  },
  {
    pattern: /cannot contain an empty (string|binary) value\. Key: (.*)$/,
    means: say('The key attribute $2 is empty. Other attributes may be, keys may not.'),
    next: say('Give $2 a value.'),
  },
  {
    pattern: /Size of hashkey has exceeded the maximum size limit of\s?(\d+) bytes/,
    means: say('The value of a partition key has at most $1 bytes in UTF-8.'),
    next: say('Take a shorter value, such as a hash of the long one.'),
  },
  {
    pattern: /Aggregated size of all range keys has exceeded the size limit of (\d+) bytes/,
    means: say('The value of a sort key has at most $1 bytes in UTF-8.'),
    next: say('Take a shorter value.'),
  },
  {
    pattern: /Cannot update attribute (.*)\. This attribute is part of the key/,
    means: say('$1 is part of the primary key. A key says which item it is, so it never changes.'),
    next: say('Put a new item with the new key, and delete the old one.'),
  },
  {
    pattern: /^Item size (?:to update )?has exceeded the maximum allowed size/,
    means: say('The item would be above 400 KB, names of its attributes included.'),
    next: say('Split it over several items, or store what is large in S3.'),
  },
  {
    pattern: /^Supplied AttributeValue is empty, must contain exactly one of the supported datatypes/,
    means: say('A value stands without its type.'),
    next: say('Write it with its type: {"S": "text"}, {"N": "1"}, {"BOOL": true}.'),
  },
  {
    pattern: /^Supplied AttributeValue has more than one datatypes set/,
    means: say('A value has two types.'),
    next: say('Leave one of them.'),
  },
  {
    pattern: /^The parameter cannot be converted to a numeric value/,
    means: say('The text of an N is no number.'),
    next: say('Write digits, with a point and an exponent if need be, or take S.'),
  },
  {
    pattern: /more than 38 significant digits/,
    means: say('A number keeps 38 digits and no more; DynamoDB does not round.'),
    next: say('Round it yourself, or store it as S.'),
  },
  {
    pattern: /^Number (overflow|underflow)/,
    means: say('The number is outside of what DynamoDB can keep: from 1E-130 to 9.99E+125.'),
    next: say('Take a number within, or store it as S.'),
  },
  {
    pattern: /(?:An (string|number) set {2}may not be empty|(Binary) sets should not be empty)/,
    means: say('A set has one member at least.'),
    next: say('Leave the attribute out while the set is empty.'),
  },
  {
    pattern: /Input collection \[[\s\S]*\].* contains duplicates/,
    means: say('Each member stands in a set once.'),
    next: say('Take the second one out, or use a list.'),
  },
  {
    pattern: /Null attribute value types must have the value of true/,
    means: say('NULL is written {"NULL": true}.'),
    next: say('Write true.'),
  },
  {
    pattern: /^Empty attribute name/,
    means: say('An attribute has a name of one character at least.'),
    next: say('Give it a name.'),
  },
  {
    pattern: /Attribute name exceeds (\d+) bytes/,
    means: say('A name of an attribute has at most $1 bytes.'),
    next: say('Take a shorter name: names count in the size of every item.'),
  },
  {
    pattern: /Nesting Levels have exceeded supported limits/,
    means: say('Lists and maps stand in each other more than 32 deep.'),
    next: say('Flatten the item.'),
  },
  {
    pattern: /^ReturnValues can only be ALL_OLD or NONE/,
    means: say('Put and Delete can answer the item as it was, nothing else. UpdateItem knows more.'),
    next: say('Take ALL_OLD or NONE.'),
  },
];
