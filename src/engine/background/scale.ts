/** Auto scaling looks at the minute that has just ended and changes what is provisioned, as UpdateTable would. */
import { type Scale, trackTarget } from '#engine/autoscaling/track-target.ts';
import { changeTable } from '#engine/catalog/change.ts';
import type { TableChange } from '#engine/catalog/table-change.ts';
import { ofOwner } from '#engine/metrics/dimension.ts';
import { minuteMs } from '#engine/metrics/history.ts';
import type { Commit } from '#engine/model/commit.ts';
import { isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { alarmName, namesOf, type ScalableNames, type ScalingActivity, type ScalingPolicy } from '#engine/model/scaling.ts';
import type { TableRecord } from '#engine/model/table.ts';
import type { Throughput } from '#engine/model/throughput.ts';
import type { EngineState } from '#engine/state.ts';
import type { Recorder } from '#engine/trace/recorder.ts';

/** `endMs` is when the minute ended. Without a data point in it no alarm changes. */
export function scale(state: EngineState, endMs: number, recorder: Recorder): Commit[] {
  const changed = new Set<string>();
  return state.scaling.policies.flatMap((policy) => {
    const names = namesOf(policy);
    const table = names && state.catalog.named(names.tableName);
    if (names === undefined || table === undefined || changed.has(table.name)) return [];
    const commits = scaleOne(state, { policy, names, table, endMs }, recorder);
    if (commits.some(({ type }) => type === 'table.changed')) changed.add(table.name);
    return commits;
  });
}

interface Subject {
  readonly policy: ScalingPolicy;
  readonly names: ScalableNames;
  readonly table: TableRecord;
  readonly endMs: number;
}

/** While its last change is under way, and while an index is being made, nothing is asked for. Source: reference 5.32. */
function throughputOf({ names: { indexName }, table }: Subject): Throughput | undefined {
  if (table.billingMode !== 'PROVISIONED' || table.status !== 'ACTIVE') return undefined;
  if (indexName === undefined) return table.throughput;
  const index = table.indexes.find(({ name, kind }) => name === indexName && kind === 'global');
  return index?.status === 'ACTIVE' ? index.throughput : undefined;
}

function scaleOne(state: EngineState, subject: Subject, recorder: Recorder): Commit[] {
  const { policy, names } = subject;
  const target = state.scaling.target(policy);
  const throughput = throughputOf(subject);
  if (target === undefined || throughput === undefined) return [];
  const fromUnits = names.channel === 'read' ? throughput.readUnits : throughput.writeUnits;
  const { nowMs } = state;
  const asked = trackTarget({ target, policy, provisioned: fromUnits, consumed: consumedBy(state, subject), nowMs, rules: state.physics.scaling });
  if (asked === undefined) return [];
  const changed = changeTable(subject.table, changeTo(names, throughput, asked.toUnits), state);
  const activity = activityOf(state, subject, { fromUnits, asked, changed: isRefusal(changed) ? changed : changed.table });
  if (isRefusal(changed) && isTold(state, activity)) return [];
  tell(recorder, subject, { activity, asked, nowMs });
  if (isRefusal(changed)) return [{ type: 'scaling-activity.added', activity }];
  const last = { direction: asked.direction, atMs: nowMs, units: asked.toUnits };
  return [
    { type: 'table.changed', table: changed.table },
    { type: 'scaling-policy.changed', policy: { ...policy, last } },
    { type: 'scaling-activity.added', activity },
  ];
}

/** Units a second of the last minutes, the one that has just ended last. */
function consumedBy({ metrics, physics: { scaling } }: EngineState, { names, endMs }: Subject): (number | undefined)[] {
  const { tableName, indexName, channel } = names;
  const dimension = ofOwner(indexName);
  const metric = channel === 'read' ? 'ConsumedReadCapacityUnits' : 'ConsumedWriteCapacityUnits';
  const minutes = Math.max(scaling.scaleOutMinutes, scaling.scaleInMinutes);
  const fromMs = endMs - minutes * minuteMs;
  const consumed = Array.from({ length: minutes }, (): number | undefined => undefined);
  for (const [startMs, [table, whose, name, sum]] of metrics.lines(fromMs, endMs)) {
    if (table === tableName && whose === dimension && name === metric) consumed[(startMs - fromMs) / minuteMs] = sum / 60;
  }
  return consumed;
}

const nothing: TableChange = {
  attributeTypes: {},
  billingMode: undefined,
  throughput: undefined,
  onDemandMaximum: undefined,
  warm: undefined,
  createIndexes: [],
  updateIndexes: [],
  deleteIndexes: [],
  createVectors: [],
  deleteVectors: [],
  tableClass: undefined,
  deletionProtection: undefined,
  stream: undefined,
  encryption: undefined,
};

function changeTo({ indexName, channel }: ScalableNames, from: Throughput, units: number): TableChange {
  const throughput = {
    readUnits: channel === 'read' ? units : from.readUnits,
    writeUnits: channel === 'write' ? units : from.writeUnits,
  };
  if (indexName === undefined) return { ...nothing, throughput };
  return { ...nothing, updateIndexes: [{ name: indexName, throughput, onDemandMaximum: undefined, warm: undefined }] };
}

/** Source of the cause's words: DG/AutoScaling.CLI. */
function activityOf(
  { nowMs, scaling, random }: EngineState,
  { policy, names }: Subject,
  { fromUnits, asked, changed }: { readonly fromUnits: number; readonly asked: Scale; readonly changed: TableRecord | Refusal },
): ScalingActivity {
  const { resourceId, dimension, name: policyName } = policy;
  const alarm = alarmName(policy, asked.direction === 'out' ? 'AlarmHigh' : 'AlarmLow');
  const settles = isRefusal(changed) ? undefined : (changed.indexes.find(({ name }) => name === names.indexName) ?? changed).settlesAtMs;
  return {
    id: `${random.fork('scaling activities').fork(policy.id).fork(nowMs).uint32(scaling.activities.length)}`,
    resourceId,
    dimension,
    policyName,
    cause: `monitor alarm ${alarm} in state ALARM triggered policy ${policyName}`,
    startMs: nowMs,
    endMs: settles ?? nowMs,
    fromUnits,
    toUnits: asked.toUnits,
    ...(isRefusal(changed) ? { refusal: changed.message ?? changed.code } : {}),
  };
}

/** A refusal stands until something else comes of it: it is told once, not every minute. */
function isTold({ scaling }: EngineState, activity: ScalingActivity): boolean {
  const last = scaling.activities.findLast(({ resourceId, dimension }) => resourceId === activity.resourceId && dimension === activity.dimension);
  return last?.refusal !== undefined && last.fromUnits === activity.fromUnits;
}

function tell(
  recorder: Recorder,
  { policy, names }: Subject,
  { activity, asked, nowMs }: { readonly activity: ScalingActivity; readonly asked: Scale; readonly nowMs: number },
): void {
  const { fromUnits, toUnits, refusal } = activity;
  recorder.emit({
    type: refusal === undefined ? 'scaling.performed' : 'scaling.refused',
    atMs: nowMs,
    ...names,
    direction: asked.direction,
    fromUnits,
    toUnits,
    consumed: asked.consumed,
    minutes: asked.minutes,
    targetPercent: policy.targetValue,
    untilMs: activity.endMs,
    refusal,
  });
}
