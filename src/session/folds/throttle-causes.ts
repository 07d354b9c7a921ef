/** Why requests were throttled, by the limit that they met, and what helps. Source: reference 4.2, DG/troubleshooting-throttling. */
import { say } from '#texts/say.ts';
import type { DescribedMetrics, MonitorScope } from './monitor.ts';

export interface ThrottleCause {
  readonly metric: string;
  readonly channel: 'read' | 'write';
  readonly events: number;
  readonly name: string;
  readonly means: string;
  readonly next: string;
  /** The screen where something can be done. */
  readonly place: 'key space' | 'settings' | undefined;
}

const limits = [
  {
    part: 'ProvisionedThroughput',
    name: say('Above what is provisioned'),
    means: say('More units were asked for than are provisioned, and the 300 seconds of unused units that are kept were used up.'),
    next: say('Raise what is provisioned, let auto scaling do it, or switch to on-demand.'),
    place: 'settings',
  },
  {
    part: 'KeyRangeThroughput',
    name: say('A hot partition'),
    means: say('One partition was asked for more than 3,000 RCU or 1,000 WCU a second. More units for the table do not help.'),
    next: say('Find the hot key, and spread its items over more partition keys.'),
    place: 'key space',
  },
  {
    part: 'MaxOnDemandThroughput',
    name: say('Above the maximum you have set'),
    means: say('The table is on demand, with a maximum throughput of its own, and that was reached.'),
    next: say('Raise the maximum or take it away, if the traffic is meant.'),
    place: 'settings',
  },
  {
    part: 'AccountLimit',
    name: say('Above the quota of a table'),
    means: say('An on-demand table has reached its quota of 40,000 units a second.'),
    next: say('On AWS, ask for a higher quota; here, send less at a time.'),
    place: undefined,
  },
] as const;

/** Those that have thrown something back, the most frequent first. */
export function throttleCauses({ Metrics: series }: DescribedMetrics, { indexName }: MonitorScope): ThrottleCause[] {
  const eventsOf = (metric: string): number =>
    series
      .filter(({ MetricName: name, Dimensions: dimensions }) => name === metric && dimensions.find(({ Name: kind }) => kind === 'GlobalSecondaryIndexName')?.Value === indexName)
      .flatMap(({ Datapoints: points }) => points)
      .reduce((sum, { Sum }) => sum + Sum, 0);
  return (['read', 'write'] as const)
    .flatMap((channel) =>
      limits.map(({ part, ...words }): ThrottleCause => {
        const metric = `${channel === 'read' ? 'Read' : 'Write'}${part}ThrottleEvents`;
        return { metric, channel, events: eventsOf(metric), ...words };
      }),
    )
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.events - a.events);
}
