/** Values in words. */
import { format } from '#engine';
import { say } from '#texts/say.ts';
import type { Value } from './value.ts';

/** With its unit: `0.5 RCU`, `5,210 B`, `$0.000000125`, `12`, `1.5 s`. */
export function sayValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'read units':
      return format.formatUnits(value.amount, 'read');
    case 'write units':
      return format.formatUnits(value.amount, 'write');
    case 'bytes':
      return format.formatBytes(value.amount);
    case 'count':
      return format.formatNumber(value.amount);
    case 'dollars':
      return format.formatDollars(value.amount);
    case 'duration':
      return format.formatDuration(value.amount);
  }
}

/** Where the unit has just been named, units stand without it: "You said 0.5. It took 1." */
export const sayBriefly = (value: Value): string =>
  value.kind === 'read units' || value.kind === 'write units' ? format.formatNumber(value.amount) : sayValue(value);

/** A measured value in a sentence, with the verb that goes with its kind. */
export function sayMeasured({ kind }: Value, value: string): string {
  switch (kind) {
    case 'read units':
    case 'write units':
    case 'duration':
      return say('It took {value}.', { value });
    case 'bytes':
      return say('It is {value}.', { value });
    case 'dollars':
      return say('It cost {value}.', { value });
    case 'count':
      return say('It was {value}.', { value });
    case 'text':
      return say('It answered {value}.', { value });
  }
}
