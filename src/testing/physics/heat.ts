/** Looks at when a hot partition splits. */
import { type Settings, type TraceEvent } from '#engine';
import { Story } from '#testing/story.ts';

/** Writes of 100 units on one partition: evenly on sixteen items, so much of it on one, or so much on ever higher keys. */
interface Traffic {
  readonly unitsPerSecond: number;
  readonly hotShare?: number;
  readonly risingShare?: number;
}

const text = { S: 'x'.repeat(102_380) };

/** What was told of splits, and how many seconds it took. */
function driven(settings: Partial<Settings>, { unitsPerSecond, hotShare = 0, risingShare = 0 }: Traffic): { told: TraceEvent | undefined; seconds: number } {
  const story = new Story({ regime: 'adaptive', ...settings }).table('Orders pk:S sk:N | provisioned 5 1000');
  story.wait(8);
  let count = 0;
  for (let second = 0; second < 60; second++) {
    for (let sent = 0; sent < unitsPerSecond; sent += 100) {
      const nth = count++ % 10;
      const low = (count * 7) % 16;
      const isRising = nth < risingShare * 10;
      const sk = risingShare > 0 ? (isRising ? 1000 + count : low) : nth < hotShare * 10 ? 8 : low;
      const { result } = story.call('PutItem', { TableName: 'Orders', Item: { pk: { S: 'a' }, sk: { N: String(sk) }, text } });
      const told = result.traces.flatMap(({ events }) => events).find(({ type }) => type === 'split.planned' || type === 'split.rejected');
      if (told !== undefined) return { told, seconds: second };
    }
    story.wait(1);
  }
  return { told: undefined, seconds: 60 };
}

/** `after 30 s`, `never`, or why not. */
export const splitUnder =
  (traffic: Traffic) =>
  (settings: Partial<Settings>): string => {
    const { told, seconds } = driven(settings, traffic);
    if (told?.type === 'split.rejected') return told.why;
    if (told?.type !== 'split.planned') return 'never';
    return `after ${seconds} s${told.isIsolation === true ? ', isolated' : ''}`;
  };

/** Where a length lies between its usual bounds. */
export const within = (length: number, least: number, most: number): string =>
  length === least ? 'at least' : length === most ? 'at most' : length > least && length < most ? 'between' : `${length}`;

export function splitTakes(settings: Partial<Settings>): string {
  const { told } = driven(settings, { unitsPerSecond: 900 });
  return told?.type === 'split.planned' ? within((told.endsAtMs - told.atMs) / 1000, 120, 300) : 'never';
}
