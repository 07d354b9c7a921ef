/** Settings that change by themselves once their time has come: encryption, time to live, Contributor Insights. */
import type { TableRecord } from '#engine/model/table.ts';
import type { Insights, SwitchStatus, TimeToLive } from '#engine/model/table-settings.ts';
import type { Throughput } from '#engine/model/throughput.ts';

export type SettledSetting =
  | { readonly kind: 'warm'; readonly indexName: string | undefined; readonly to: Throughput }
  | { readonly kind: 'encryption'; readonly keyArn: string | undefined }
  | { readonly kind: 'timeToLive'; readonly attributeName: string | undefined; readonly status: SwitchStatus }
  | { readonly kind: 'insights'; readonly indexName: string | undefined; readonly status: SwitchStatus };

export const settingTimesMs = ({ encryptionChange, timeToLive, insights = [] }: TableRecord): (number | undefined)[] =>
  [encryptionChange, timeToLive, ...insights].map((timed) => timed?.settlesAtMs);

const isDue = (atMs: number | undefined, nowMs: number): boolean => atMs !== undefined && atMs <= nowMs;

const settledStatus = (status: SwitchStatus): SwitchStatus =>
  status === 'ENABLING' ? 'ENABLED' : status === 'DISABLING' ? 'DISABLED' : status;

export function settleSettings(
  table: TableRecord,
  nowMs: number,
): { readonly table: TableRecord; readonly settings: readonly SettledSetting[] } {
  const { encryptionChange, timeToLive, insights } = table;
  const settings: SettledSetting[] = [];
  let next = table;
  if (encryptionChange !== undefined && isDue(encryptionChange.settlesAtMs, nowMs)) {
    const { toKeyArn: keyArn } = encryptionChange;
    next = { ...next, encryption: keyArn === undefined ? undefined : { keyArn }, encryptionChange: undefined };
    settings.push({ kind: 'encryption', keyArn });
  }
  if (timeToLive !== undefined && isDue(timeToLive.settlesAtMs, nowMs)) {
    next = { ...next, timeToLive: settledTimeToLive(timeToLive) };
    const { attributeName } = timeToLive;
    settings.push({ kind: 'timeToLive', attributeName, status: settledStatus(timeToLive.status) });
  }
  if (insights?.some(({ settlesAtMs }) => isDue(settlesAtMs, nowMs)) === true) {
    next = { ...next, insights: insights.map((one) => (isDue(one.settlesAtMs, nowMs) ? settledInsights(one, nowMs) : one)) };
    for (const { indexName, status, settlesAtMs } of insights) {
      if (isDue(settlesAtMs, nowMs)) settings.push({ kind: 'insights', indexName, status: settledStatus(status) });
    }
  }
  return { table: next, settings };
}

/** The attribute is forgotten once it does not count any more. */
const settledTimeToLive = ({ status, attributeName, changedAtMs }: TimeToLive): TimeToLive => {
  const settled = settledStatus(status);
  return { status: settled, attributeName: settled === 'DISABLED' ? undefined : attributeName, changedAtMs };
};

const settledInsights = (one: Insights, nowMs: number): Insights => ({
  ...one,
  status: settledStatus(one.status),
  changedAtMs: nowMs,
  settlesAtMs: undefined,
});
