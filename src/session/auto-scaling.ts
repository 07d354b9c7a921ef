/** Auto scaling of a table as a form, and the requests that it comes to. */
import type { TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { formatNumber } from './format.ts';
import { globalIndexesOf } from './tables-change.ts';

/** A table's or index's reads or writes. */
export interface Scalable {
  readonly ResourceId: string;
  readonly ScalableDimension: string;
}

export interface DescribedTarget extends Scalable {
  readonly MinCapacity: number;
  readonly MaxCapacity: number;
}

export interface DescribedPolicy extends Scalable {
  readonly PolicyName: string;
  readonly TargetTrackingScalingPolicyConfiguration: { readonly TargetValue: number };
}

export interface DescribedActivity extends Scalable {
  readonly ActivityId: string;
  readonly Description: string;
  readonly Cause: string;
  /** Seconds since the epoch. */
  readonly StartTime: number;
  readonly StatusCode: string;
  readonly StatusMessage: string;
}

export interface AutoScaling {
  readonly targets: readonly DescribedTarget[];
  readonly policies: readonly DescribedPolicy[];
  readonly activities: readonly DescribedActivity[];
}

/** What can be scaled, with its name for people. */
export interface ScalableChoice extends Scalable {
  readonly name: string;
  readonly unit: 'RCU' | 'WCU';
  /** What is provisioned now. */
  readonly units: number;
}

export const isSame = (a: Scalable, b: Scalable): boolean => a.ResourceId === b.ResourceId && a.ScalableDimension === b.ScalableDimension;

export function scalableChoices(table: TableRecord): ScalableChoice[] {
  const { name, throughput } = table;
  const owners = [
    { resource: `table/${name}`, kind: 'table', of: say('the table'), throughput },
    ...globalIndexesOf(table).map((index) => ({ resource: `table/${name}/index/${index.name}`, kind: 'index', of: say('index {name}', { name: index.name }), throughput: index.throughput })),
  ];
  return owners.flatMap(({ resource, kind, of, throughput: { readUnits, writeUnits } }): ScalableChoice[] => [
    { ResourceId: resource, ScalableDimension: `dynamodb:${kind}:ReadCapacityUnits`, name: say('Reads of {name}', { name: of }), unit: 'RCU', units: readUnits },
    { ResourceId: resource, ScalableDimension: `dynamodb:${kind}:WriteCapacityUnits`, name: say('Writes of {name}', { name: of }), unit: 'WCU', units: writeUnits },
  ]);
}

/** As it is typed. */
export interface ScalingForm {
  readonly isOn: boolean;
  readonly least: string;
  readonly most: string;
  /** Percent. */
  readonly target: string;
}

/** The console's own figures where nothing is set. Source: reference 5.24. */
const defaults: ScalingForm = { isOn: true, least: '5', most: '40000', target: '70' };

export function formOf({ targets, policies }: AutoScaling, scalable: Scalable): ScalingForm {
  const target = targets.find((one) => isSame(one, scalable));
  const policy = policies.find((one) => isSame(one, scalable));
  if (target === undefined) return defaults;
  return {
    isOn: true,
    least: String(target.MinCapacity),
    most: String(target.MaxCapacity),
    target: policy === undefined ? defaults.target : String(policy.TargetTrackingScalingPolicyConfiguration.TargetValue),
  };
}

export interface ScalingRequest {
  readonly operation: string;
  readonly input: object;
}

const service = { ServiceNamespace: 'dynamodb' } as const;

/** What is no number goes as it is typed, so that the service can say what is wrong with it. */
const numberOf = (text: string): number | string => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text);

/** One request to switch it off; to switch it on, the range first and then the policy. */
export function scalingRequests({ isOn, least, most, target }: ScalingForm, { ResourceId, ScalableDimension }: Scalable, existing: string | undefined): ScalingRequest[] {
  const scalable = { ...service, ResourceId, ScalableDimension };
  if (!isOn) return [{ operation: 'DeregisterScalableTarget', input: scalable }];
  const channel = ScalableDimension.endsWith(':ReadCapacityUnits') ? 'Read' : 'Write';
  return [
    { operation: 'RegisterScalableTarget', input: { ...scalable, MinCapacity: numberOf(least), MaxCapacity: numberOf(most) } },
    {
      operation: 'PutScalingPolicy',
      input: {
        PolicyName: existing ?? `${channel}AutoScalingPolicy`,
        ...scalable,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: numberOf(target),
          PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${channel}CapacityUtilization` },
        },
      },
    },
  ];
}

/** `5 to 100 WCU, target 70 %`, or `Off`. */
export function scalingWords({ targets, policies }: AutoScaling, choice: ScalableChoice): string {
  const target = targets.find((one) => isSame(one, choice));
  if (target === undefined) return say('Off');
  const policy = policies.find((one) => isSame(one, choice));
  const range = say('{least} to {most} {unit}', { least: formatNumber(target.MinCapacity, 0), most: formatNumber(target.MaxCapacity, 0), unit: choice.unit });
  return policy === undefined
    ? say('{range}, without a policy', { range })
    : say('{range}, target {targetValue} %', { range, targetValue: policy.TargetTrackingScalingPolicyConfiguration.TargetValue });
}

/** Of this table and its indexes alone. */
export const isOfTable =
  (name: string) =>
  ({ ResourceId: id }: Scalable): boolean =>
    id === `table/${name}` || id.startsWith(`table/${name}/index/`);
