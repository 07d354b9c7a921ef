/** Placeholders of a request: DynamoDB refuses a request that defines one it doesn't use. */
import type { AttributeMap } from '#engine';

/** A request's members that matter here; the others go along. */
export interface Request {
  readonly TableName?: string;
  readonly Key?: AttributeMap;
  readonly Item?: AttributeMap;
  readonly ConsistentRead?: boolean;
  readonly Limit?: number;
  readonly Select?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: AttributeMap;
}

/** The request without definitions that none of its expressions uses. */
export function pruned(request: Request): Request {
  const { KeyConditionExpression, FilterExpression, ProjectionExpression, ConditionExpression, UpdateExpression } = request;
  const expressions = [KeyConditionExpression, FilterExpression, ProjectionExpression, ConditionExpression, UpdateExpression];
  const used = new Set(expressions.join(' ').match(/[#:]\w+/g));
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, ...rest } = request;
  const usedNames = keep(names, used);
  const usedValues = keep(values, used);
  return {
    ...rest,
    ...(usedNames === undefined ? {} : { ExpressionAttributeNames: usedNames }),
    ...(usedValues === undefined ? {} : { ExpressionAttributeValues: usedValues }),
  };
}

function keep<T>(definitions: Readonly<Record<string, T>> | undefined, used: ReadonlySet<string>): Record<string, T> | undefined {
  const kept = Object.entries(definitions ?? {}).filter(([name]) => used.has(name));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
