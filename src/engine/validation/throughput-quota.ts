/** How much throughput may be provisioned. Source: reference 1.55, 1.56; M-Q 130, 154, 169, 171. */
import type { Physics } from '#engine/model/physics/physics.ts';
import { type Refusal, refuse } from '#engine/model/refusal.ts';
import { region, type Throughput } from '#engine/model/table.ts';

export interface NamedThroughput {
  /** Absent: the table. */
  readonly index?: string | undefined;
  readonly throughput: Throughput | undefined;
}

const channels = [
  { name: 'readUnits', label: 'ReadCapacityUnits', ofTable: 'tableReadUnitsPerSecondMax', ofAccount: 'accountReadUnitsPerSecondMax' },
  { name: 'writeUnits', label: 'WriteCapacityUnits', ofTable: 'tableWriteUnitsPerSecondMax', ofAccount: 'accountWriteUnitsPerSecondMax' },
] as const;

const refer = 'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.';

/** Each of the levels on its own: a table's, a global index's. */
function checkEach(levels: readonly NamedThroughput[], account: Physics['account']): Refusal | undefined {
  for (const { index, throughput } of levels) {
    for (const { name, label, ofTable } of channels) {
      const units = throughput?.[name] ?? 0;
      if (units <= account[ofTable]) continue;
      const [of, per] = index === undefined ? ['', 'table'] : [` for index ${index}`, 'index'];
      return refuse(
        'LimitExceededException',
        `The requested ${label}${of}, ${units}, is above the per ${per} maximum for the account in ${region}. Per ${per} maximum: ${account[ofTable]}. ${refer}`,
      );
    }
  }
  return undefined;
}

/**
 * `levels` are those that are asked for, `replaced` what the same table and indexes have, `reserved` what all
 * tables have together. Assumption: "requested" is what is asked for on top.
 */
export function checkThroughputQuota(
  levels: readonly NamedThroughput[],
  { account, reserved }: { readonly account: Physics['account']; readonly reserved: Throughput },
  replaced: readonly Throughput[] = [],
): Refusal | undefined {
  const refusal = checkEach(levels, account);
  if (refusal !== undefined) return refusal;
  for (const { name, label, ofAccount } of channels) {
    const wanted = levels.reduce((sum, { throughput }) => sum + (throughput?.[name] ?? 0), 0);
    const requested = wanted - replaced.reduce((sum, throughput) => sum + throughput[name], 0);
    if (requested <= 0 || reserved[name] + requested <= account[ofAccount]) continue;
    return refuse(
      'LimitExceededException',
      `This request would have caused the ${label} limit to be exceeded for the account in ${region}. ` +
        `Current ${label} reserved by the account: ${reserved[name]}. Limit: ${account[ofAccount]}. Requested: ${requested}. ${refer}`,
    );
  }
  return undefined;
}
