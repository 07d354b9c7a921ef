/** What the service's model says of a transaction and its actions. Source: SDK model; reference rows 113, 114. */
import { transactionActionsMax } from '#engine/model/limits.ts';
import { type Constraints, tableNameRefusal } from './constraints.ts';
import { listText } from './java-text.ts';

/** `shape` is the name of the actions' structure, which shows in the message. */
export function constrainActions(constraints: Constraints, shape: string, actions: readonly unknown[] | undefined): void {
  constraints.required('transactItems', actions);
  if (actions === undefined) return;
  if (actions.length === 0) {
    constraints.failed('transactItems', '[]', 'Member must have length greater than or equal to 1');
  }
  if (actions.length > transactionActionsMax) {
    const most = `Member must have length less than or equal to ${transactionActionsMax}`;
    constraints.failed('transactItems', listText(shape, actions), most);
  }
}

export function constrainTableName(constraints: Constraints, path: string, name: string | undefined): void {
  if (tableNameRefusal(name) === undefined) constraints.required(path, name);
  else if (name === '') constraints.lengthAtLeast(path, name, 1);
  else constraints.name(path, name, 1);
}

const tokenLengthMax = 36;

export const constrainToken = (constraints: Constraints, token: string | undefined): Constraints =>
  constraints.lengthAtLeast('clientRequestToken', token, 1).lengthAtMost('clientRequestToken', token, tokenLengthMax);
