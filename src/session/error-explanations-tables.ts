/** Errors of requests that make and delete tables and indexes, or change them. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';
import { changeRules } from './error-explanations-changes.ts';

export const tableRules: readonly ExplanationRule[] = [
  ...changeRules,
  {
    pattern: /^Table already exists: (.*)$/,
    means: say('There is a table named $1 in this account and region. Names are unique.'),
    next: say('Take another name, or delete the table that stands.'),
  },
  {
    pattern: /^Requested resource not found: Table: (.*) not found$/,
    means: say('There is no table named $1.'),
    next: say('Look at the name, upper and lower case included. ListTables tells all names.'),
  },
  {
    pattern: /^Requested resource not found: Index:? (.*?)(?: for table:? .*| not found.*)$/,
    means: say('The table has no global index named $1. Local indexes can’t be changed or deleted at all.'),
    next: say('Look at the names in DescribeTable.'),
  },
  {
    pattern: /Table is being (created|updated|deleted): (.*)$/,
    means: say('$2 is being $1. Until that is over, it takes no other change.'),
    next: say('Wait until the table is ACTIVE. Virtual time can be made to run faster below.'),
  },
  {
    pattern: /Cannot delete table while indexes are being created, updated, or deleted/,
    means: say('An index of the table is on its way from one state to another.'),
    next: say('Wait until every index is ACTIVE, then delete the table.'),
  },
  {
    pattern: /currently protected against deletion/,
    means: say('Deletion protection is on for this table. It refuses DeleteTable from everybody.'),
    next: say('Turn deletion protection off with UpdateTable, then delete.'),
  },
  {
    pattern: /Only 1 online index can be created or deleted simultaneously per table/,
    means: say('One global index of a table can be made or deleted at a time, because each reads or frees the whole of it.'),
    next: say('Wait until the other index is ACTIVE or gone.'),
  },
  {
    pattern: /^The parameter '(.*)' is required but was not present/,
    means: say('$1 is missing.'),
    next: say('Add $1.'),
  },
  {
    pattern: /must both be specified when BillingMode is PROVISIONED|ProvisionedThroughput must be specified when BillingMode is PROVISIONED/,
    means: say('A provisioned table is paid for by the units it provides, so DynamoDB has to know how many.'),
    next: say('Give ReadCapacityUnits and WriteCapacityUnits, or choose PAY_PER_REQUEST.'),
  },
  {
    pattern: /(?:Neither ReadCapacityUnits nor WriteCapacityUnits can|ProvisionedThroughput cannot) be specified when BillingMode is PAY_PER_REQUEST/,
    means: say('An on-demand table has no provisioned units; it takes what comes.'),
    next: say('Leave ProvisionedThroughput out, or choose PROVISIONED. OnDemandThroughput limits an on-demand table.'),
  },
  {
    pattern: /ProvisionedThroughput (?:must be|is not) specified for index: (.*)$|Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: (.*)$/,
    means: say('A global index of a provisioned table has units of its own, beside the table’s. $1$2 comes without.'),
    next: say('Give index $1$2 its ReadCapacityUnits and WriteCapacityUnits.'),
  },
  {
    pattern: /(?:ProvisionedThroughput should not be specified|Neither ReadCapacityUnits nor WriteCapacityUnits can be specified) for index: (.*) when BillingMode is PAY_PER_REQUEST/,
    means: say('Indexes of an on-demand table are on demand too.'),
    next: say('Leave ProvisionedThroughput of $1 out.'),
  },
  {
    pattern: /The provisioned throughput for the (table|index .*?) will not change\./,
    means: say('The $1 has these units already. DynamoDB takes no change that changes nothing.'),
    next: say('Ask for other units.'),
  },
  {
    pattern: /^The requested (\w+)(?: for index .*)?, (\d+), is above the per (table|index) maximum .*Per \w+ maximum: (\d+)/,
    means: say('A $3 has at most $4 $1 until AWS raises the account’s quota. $2 are asked for.'),
    next: say('Ask for fewer units.'),
  },
  {
    pattern: /^This request would have caused the (\w+) limit to be exceeded .*reserved by the account: (\d+)\. Limit: (\d+)\. Requested: (\d+)/,
    means: say('All tables and indexes together have at most $3 $1 in a region. $2 are taken, $4 more are asked for.'),
    next: say('Ask for fewer units, or give some of another table’s back.'),
  },
  {
    pattern: /can have at most (\d+) ReadCapacityUnits and (\d+) WriteCapacityUnits/,
    means: say('A table or index has at most $1 RCU and $2 WCU until AWS raises the account’s quota.'),
    next: say('Ask for fewer units.'),
  },
  {
    pattern: /^Given value (.*) for (.*) is out of bounds/,
    means: say('$1 is more than $2 can ever be.'),
    next: say('Ask for fewer units.'),
  },
  {
    pattern: /^At least one of ProvisionedThroughput, BillingMode/,
    means: say('The request changes nothing.'),
    next: say('Say what is to be changed: capacity, mode, indexes, stream, class or protection.'),
  },
  {
    pattern: /^Both the Hash Key and the Range Key element in the KeySchema have the same name/,
    means: say('Partition key and sort key are two attributes. Here both have one name.'),
    next: say('Take another attribute as sort key, or leave the sort key out.'),
  },
  {
    pattern: /^Invalid KeySchema: The (first|second) KeySchemaElement is not a (HASH|RANGE) key type/,
    means: say('A key schema has the partition key (HASH) first and then the sort key (RANGE).'),
    next: say('Make the $1 element the $2.'),
  },
  {
    pattern: /All HASH key (?:elements must come before the|attributes must precede) RANGE/,
    means: say('The attributes of the partition key stand before those of the sort key.'),
    next: say('Bring the key schema into this order.'),
  },
  {
    pattern: /^Invalid KeySchema: At most (\d+) HASH and (\d+) RANGE/,
    means: say('The key of a global index has at most $1 attributes for the partition key and $2 for the sort key.'),
    next: say('Take fewer attributes.'),
  },
  {
    pattern: /The KeySchema exceeds the maximum allowed number of (\w+) key attributes/,
    means: say('The key of a global index has at most four attributes for the partition key (HASH) and four for the sort key (RANGE).'),
    next: say('Take fewer $1 attributes.'),
  },
  {
    pattern: /The KeySchema contains multiple key attributes with the same name/,
    means: say('The key has one attribute twice.'),
    next: say('Name each attribute once.'),
  },
  {
    pattern: /^Attribute Name is duplicated: (.*)$/,
    means: say('AttributeDefinitions defines $1 twice. An attribute has one type.'),
    next: say('Define $1 once.'),
  },
  {
    pattern: /AttributeDefinitions is not specified for index: (.*)$/,
    means: say('The keys of index $1 have no types.'),
    next: say('Add its key attributes to AttributeDefinitions.'),
  },
  {
    pattern: /^Invalid KeySchema: Some index key attribute have no definition/,
    means: say('The key has more attributes than AttributeDefinitions defines.'),
    next: say('Add a definition, with name and type, for every attribute of a key.'),
  },
  {
    pattern: /Some index key attributes are not defined in AttributeDefinitions\. Keys: \[(.*)\], AttributeDefinitions: \[(.*)\]/,
    means: say('Every attribute of a key needs a type. The key is $1; types are given for: $2.'),
    next: say('Add the missing names to AttributeDefinitions.'),
  },
  {
    pattern: /Some AttributeDefinitions are not used\. AttributeDefinitions: \[(.*)\], keys used: \[(.*)\]/,
    means: say('Only attributes of keys are defined; all others an item may have or not. Defined are $1; keys are $2.'),
    next: say('Take those out of AttributeDefinitions that are no key.'),
  },
  {
    pattern: /Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions/,
    means: say('Only attributes of keys are defined; all others an item may have or not.'),
    next: say('Take those out of AttributeDefinitions that are no key.'),
  },
  {
    pattern: /Unknown ProjectionType: null/,
    means: say('The index does not say which attributes it holds.'),
    next: say('Give Projection a ProjectionType: ALL, KEYS_ONLY or INCLUDE.'),
  },
  {
    pattern: /ProjectionType is INCLUDE, but NonKeyAttributes is not specified/,
    means: say('INCLUDE holds the keys and the attributes you name. None is named.'),
    next: say('Name them in NonKeyAttributes, or take KEYS_ONLY.'),
  },
  {
    pattern: /ProjectionType is (\w+), but NonKeyAttributes is specified/,
    means: say('NonKeyAttributes goes with INCLUDE. $1 says by itself what the index holds.'),
    next: say('Leave NonKeyAttributes out, or take INCLUDE.'),
  },
  {
    pattern: /Index KeySchema does not have a range key for index: (.*)$/,
    means: say('A local index sorts the items of a partition key value in another way, so it needs a sort key. $1 has none.'),
    next: say('Give $1 a sort key, or make it a global index.'),
  },
  {
    pattern: /does not have the same leading hash key as table KeySchema for index: (.*?)\. index hash key: (.*), table hash key: (.*)$/,
    means: say('A local index has the table’s partition key, $3. That of $1 is $2.'),
    next: say('Take $3 as its partition key, or make it a global index.'),
  },
  {
    pattern: /Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex/,
    means: say('A local index is a second sort key. This table has no first one.'),
    next: say('Give the table a sort key, or make the index a global one.'),
  },
  {
    pattern: /List of (Local|Global)SecondaryIndexes is empty/,
    means: say('The list of indexes is there and has nothing in it.'),
    next: say('Leave the list out.'),
  },
  {
    pattern: /Duplicate index name: (.*)$/,
    means: say('Two indexes of a table can’t both be named $1, even when one is local and one global.'),
    next: say('Take another name.'),
  },
  {
    pattern: /Duplicate element in NonKeyAttributes: (.*)$/,
    means: say('The projection names $1 twice.'),
    next: say('Name it once.'),
  },
  {
    pattern: /exceeds (?:the )?per-table limit of (\d+)/,
    means: say('A table has at most $1 indexes of this kind.'),
    next: say('Leave some out, or use one index for several purposes.'),
  },
  {
    pattern: /Number of NonKeyAttributes over all indexes exceeds the limit of (\d+)/,
    means: say('All indexes of a table together name at most $1 attributes beside their keys.'),
    next: say('Name fewer, or project ALL.'),
  },
  {
    pattern: /Only one global secondary index update per index is allowed simultaneously\. Index: (.*)$/,
    means: say('The request has two changes of index $1.'),
    next: say('Send them one after the other.'),
  },
  {
    pattern: /One of GlobalSecondaryIndexUpdate\.Update|Only one (?:of GlobalSecondaryIndexUpdate\.Update|global secondary index action is allowed)/,
    means: say('Each entry of GlobalSecondaryIndexUpdates does exactly one thing: Create, Update or Delete.'),
    next: say('Put one of the three into each entry.'),
  },
  {
    pattern: /stream enabled, (?:StreamViewType must be specified|UpdateViewType is required)|stream is being enabled then UpdateViewType is required/,
    means: say('A stream has to know what its records hold.'),
    next: say('Give StreamViewType: KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.'),
  },
  {
    pattern: /stream disabled, UpdateViewType should not be specified|stream is being disabled, then UpdateViewType must not/,
    means: say('A view type is given, and the stream is not enabled.'),
    next: say('Set StreamEnabled to true, or leave StreamViewType out.'),
  },
  {
    pattern: /^Table already has an enabled stream/,
    means: say('The table has a stream. Its view type can’t be changed while it is on.'),
    next: say('Switch the stream off, then on with the other view type. That begins a new stream.'),
  },
  {
    pattern: /^Table is already has stream disabled|^Table has no stream to disable/,
    means: say('The table has no stream that could be switched off.'),
    next: say('Nothing is left to do.'),
  },
  {
    pattern: /(?:Requested )?(Max\w+) (?:must be at least 1, or -1 to remove the maximum|for OnDemandThroughput .* is outside of valid range)/,
    means: say('$1 is a number of units a second.'),
    next: say('Give 1 or more. Where a maximum is set, -1 takes it away.'),
  },
  {
    pattern: /(Max\w+) for OnDemandThroughput.* cannot be specified when (?:the )?table BillingMode is PROVISIONED/,
    means: say('A maximum is for on-demand use. Provisioned units are a limit by themselves.'),
    next: say('Leave OnDemandThroughput out, or choose PAY_PER_REQUEST.'),
  },
  {
    pattern: /^Too many operations for a given subscriber/,
    means: say('The account has as many tables as its quota allows.'),
    next: say('Delete tables that are no longer needed.'),
  },
];
