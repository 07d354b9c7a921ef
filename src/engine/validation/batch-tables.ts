/** What BatchGetItem and BatchWriteItem share: a map from tables to what is wanted of each. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { type Constraints, plainTableName, tableNameRefusal } from './constraints.ts';

/** Source: reference row 109; for no map at all: the same, since AWS's own clients test for both at once. */
export const requestItemsRequired = (operation: string): Refusal =>
  invalid(`The requestItems parameter is required for ${operation}`);

/** What BatchGetItem says of an empty map since August 2026. Source: https://github.com/nubo-db/dynoxide/pull/198. */
export const requestItemsEmpty = (): Refusal =>
  invalid(
    "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );

/** Source: E. Assumption: the least length is that of other data operations (reference 1.35). */
const tableNameConstraint =
  'Map keys must satisfy constraint: [Member must have length less than or equal to 255, ' +
  'Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]';

/** `shown` is the whole map as AWS prints it. */
export function constrainTableNames(constraints: Constraints, labels: readonly string[], shown: () => string): void {
  if (labels.some((label) => tableNameRefusal(label) !== undefined)) {
    constraints.failed('requestItems', shown(), tableNameConstraint);
  }
}

/** A table may be named by its name or its ARN, but once. Source: the texts of AWS's own local engine. */
export function checkDistinctTables(labels: readonly string[]): Refusal | undefined {
  if (new Set(labels.map(plainTableName)).size === labels.length) return undefined;
  return invalid('Provided list of table names contains duplicates');
}
