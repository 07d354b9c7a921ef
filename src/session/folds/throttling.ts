/** Why a request was throttled, as its answer's `ThrottlingReasons` tell it, and what can be done about it. */
import { tableArn } from '#engine';
import { say } from '#texts/say.ts';
import type { Throttling } from './road-model.ts';
import type { EventOf } from './spoken.ts';

type Throttled = EventOf<'capacity.throttled'>;

export function throttlingOf(throttled: Throttled): Throttling {
  const { reason, limit, tableName, indexName, channel } = throttled;
  const resource = indexName === undefined ? tableArn(tableName) : `${tableArn(tableName)}/index/${indexName}`;
  const backPressure = indexName !== undefined && channel === 'write' ? [say("The write to {tableName} is refused because its index {indexName} can't take it: give the index as many WCU as the table's writes need.", {
    tableName,
    indexName,
  })] : [];
  return { reasons: [{ reason, resource }], remedies: [...backPressure, ...remedies[limit]] };
}

// Source: DG/throttling-diagnosing-workflow, one page for each reason.
const remedies: Readonly<Record<Throttled['limit'], readonly string[]>> = {
  KeyRangeThroughputExceeded: [
    say('Try again after a pause that grows, as the SDKs do.'),
    say('Spread the requests over more partition keys: units that one partition lacks can lie unused in the others.'),
    say('Read less at a time, or keep what is read most in a cache.'),
  ],
  ProvisionedThroughputExceeded: [
    say('Try again after a pause that grows, as the SDKs do.'),
    say('Provision more, let auto scaling follow the load, or change to on-demand.'),
  ],
  MaxOnDemandThroughputExceeded: [say('Raise the maximum of the table or index, or take it away.'), say('Spread the requests over time.')],
  AccountLimitExceeded: [say('Ask AWS for a higher quota.'), say('Spread the requests over time.')],
};
