/** How units and dollars come about: rows of terms, each a value over what it is. */
import { say } from '#texts/say.ts';
import { formatBytes, formatCount, formatDollars, formatNumber, formatUnits } from '../format.ts';
import type { Counted, Price } from './charges.ts';
import type { Term } from './road-model.ts';

/** Bytes into units. `what` says what the bytes are of, e.g. `12 items read`. */
export function unitTerms(counted: Counted, what: string): Term[] {
  return [...wholeTerms(counted, what), ...factorTerms(counted), resultTerm(counted)];
}

function wholeTerms({ rule, bytes, unitBytes, rounded, items }: Counted, what: string): Term[] {
  // The old entry and the new one are each rounded by themselves, so their sum says nothing.
  if (rule === 'index entry moved') {
    return [{ value: formatNumber(rounded), label: say('old entry out, new entry in, each rounded up') }];
  }
  // Rounded one by one: their sum divided by a unit leads nowhere.
  if (items !== undefined) {
    const each = items === 1
      ? say('rounded up to units of {unitBytes}', { unitBytes: formatBytes(unitBytes) })
      : say('each rounded up to units of {unitBytes}', { unitBytes: formatBytes(unitBytes) });
    return [{ value: formatBytes(bytes), label: what }, { operator: '→', value: formatNumber(rounded), label: each }];
  }
  if (rule === 'missing item read' || rule === 'missing item written') {
    const each = rounded === 1
      ? say('at least one unit')
      : say('{partitions}, one unit each', { partitions: formatCount(rounded, { one: '{n} partition', other: '{n} partitions' }) });
    return [{ value: formatBytes(bytes), label: what }, { operator: '→', value: formatNumber(rounded), label: each }];
  }
  return [
    { value: formatBytes(bytes), label: what },
    { operator: '÷', value: formatBytes(unitBytes), label: say('one unit') },
    { operator: '=', ...rounding(bytes / unitBytes, rounded) },
  ];
}

function rounding(ratio: number, rounded: number): Pick<Term, 'value' | 'label'> {
  if (ratio === 0) return { value: `0 → ${formatNumber(rounded)}`, label: say('at least one unit') };
  if (ratio === rounded) return { value: formatNumber(rounded), label: say('no rest') };
  return { value: `${ratioText(ratio)} → ${formatNumber(rounded)}`, label: say('rounded up') };
}

/** With as many decimals as keep it apart from a whole number. */
function ratioText(ratio: number): string {
  for (let decimals = 2; decimals < 6; decimals++) {
    const text = formatNumber(ratio, decimals);
    if (Number(text.replaceAll(',', '')) % 1 !== 0) return text;
  }
  return formatNumber(ratio, 6);
}

function factorTerms({ channel, factor }: Counted): Term[] {
  if (channel === 'write' && factor === 1) return [];
  const label = factor === 0.5 ? say('eventual') : factor === 1 ? say('strong') : say('transactional');
  return [{ operator: '×', value: formatNumber(factor), label }];
}

const unitNames = { read: say('read units'), write: say('write units') } as const;

const resultTerm = ({ units, channel, indexName }: Counted): Term => ({
  operator: '=',
  value: formatUnits(units, channel),
  label: indexName === undefined ? unitNames[channel] : say('on {indexName}', { indexName }),
  tone: channel,
});

/** Goes on after units: the price and what this request costs. */
export function priceTerms({ billingMode, dollarsPerMillion, dollars, priceBook, isMixed }: Price, operation: string): Term[] {
  if (isMixed) return [{ operator: '→', value: formatDollars(dollars), label: say('this {operation}, each table at its price', { operation }), tone: 'money' }];
  if (billingMode === 'PROVISIONED') {
    return [{ operator: '=', value: formatDollars(0), label: say('paid by the hour, used or not'), tone: 'money' }];
  }
  return [
    { operator: '×', value: say('${dollars} per million', { dollars: dollarsPerMillion }), label: say('price of {priceBook}', { priceBook }) },
    { operator: '=', value: formatDollars(dollars), label: say('this {operation}', { operation }), tone: 'money' },
  ];
}

/** Places that are told one by one. */
const placesMax = 4;

/** Parts of several places, added and priced. */
export function sumTerms(parts: readonly Counted[], price: Price, operation: string): Term[] {
  const { channel, units } = price;
  const byPlace = placesOf(parts);
  const total: Term = { operator: '=', value: formatUnits(units, channel), label: unitNames[channel], tone: channel };
  const priced = priceTerms(price, operation);
  if (byPlace.size > placesMax) return [{ value: formatNumber(byPlace.size), label: say('tables and indexes together') }, total, ...priced];
  const terms = [...byPlace].map(
    ([label, part], at): Term => ({ operator: at === 0 ? undefined : '+', value: formatUnits(part, channel), label, tone: channel }),
  );
  return [...terms, ...(terms.length > 1 ? [total] : []), ...priced];
}

function placesOf(parts: readonly Counted[]): ReadonlyMap<string, number> {
  const isOne = new Set(parts.map(({ tableName }) => tableName)).size === 1;
  const byPlace = new Map<string, number>();
  for (const { tableName, indexName, rule, units } of parts) {
    const place = rule === 'item fetched for index' ? say('items of the table') : (indexName ?? (isOne ? say('the table') : tableName));
    byPlace.set(place, (byPlace.get(place) ?? 0) + units);
  }
  return byPlace;
}
