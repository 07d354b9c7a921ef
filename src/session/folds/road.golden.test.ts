/**
 * Roads as text:
 *
 *     Query reads 12 items and returns 3. It pays for 12.
 *     1 RCU · $0.000000125 · a million of these $0.13
 *     Request: Query, 214 B · valid
 *       ? What was checked before anything was touched? Names, types, keys and expressions. [...]
 *     > Items: 12 read, 9 dropped · 5,210 B
 *       = 5,210 B (12 items read) ÷ 4,096 B (one unit) = 1.27 → 2 (rounded up) [...]
 *
 * `>` marks the station that is open at first, `x` the one where the road ends.
 */
import { decodeUtf8 } from '#engine';
import type { Sent } from '#testing/golden/perform.ts';
import { testGoldenFiles } from '#testing/golden/run.ts';
import { exchangeOf } from '../exchange.ts';
import type { Glyph, Station, Term, WhyPicture } from './road-model.ts';
import { roadOf } from './road.ts';

testGoldenFiles(new URL('golden/', import.meta.url), sayRoad);

function sayRoad({ target = '', body, told }: Sent): string[] {
  const response = told.result.response!;
  const answer = { ...response, body: decodeUtf8(response.body), trace: told.trace };
  const road = roadOf(exchangeOf(1, target, body, answer));
  if (road === undefined) return ['no road'];
  const cost = [road.units, road.dollars, road.million && `a million of these ${road.million}`].filter(Boolean);
  return [
    road.finding,
    ...(cost.length === 0 ? [] : [cost.join(' · ')]),
    ...road.stations.flatMap((station, at) => sayStation(station, at === road.opens)),
  ];
}

function sayStation(station: Station, isOpen: boolean): string[] {
  const { name, fact, remainder, isRefused, events, glyph, why } = station;
  const marks = `${isOpen ? '> ' : ''}${isRefused ? 'x ' : ''}`;
  return [
    `${marks}${name}: ${fact} · ${remainder}`,
    `  ? ${why.question} ${why.answer}`,
    ...why.arithmetic.map((terms) => `  = ${terms.map(sayTerm).join(' ')}`),
    ...(why.assumed === undefined ? [] : [`  ~ ${why.assumed}`]),
    `  # ${sayGlyph(glyph)}${why.picture === undefined ? '' : `; ${sayPicture(why.picture)}`}`,
    `  | ${events.map(({ type }) => type).join(' ')}`,
  ];
}

function sayTerm({ operator, value, label }: Term): string {
  return `${operator === undefined ? '' : `${operator} `}${value} (${label})`;
}

function sayGlyph(glyph: Glyph): string {
  switch (glyph.kind) {
    case 'sheet':
    case 'entry':
    case 'beads':
      return glyph.kind;
    case 'actions':
      return `actions ${glyph.actions.join(' ')}`;
    case 'card':
      return `card ${glyph.items}`;
    case 'status':
      return glyph.status;
    case 'slots':
      return `slots ${glyph.ranges.map(({ partitionId, label }) => `${partitionId} ${label}`).join(' ')}`;
    case 'tank':
      return `tank ${glyph.left}/${glyph.max}`;
    case 'replicas':
      return `replicas leader ${glyph.leader ?? '-'} filled ${glyph.filled.join('') || '-'}`;
    case 'boxes':
      return `boxes ${glyph.pieces.map(({ bytes, fate }) => marked(bytes, fate)).join(' ') || '-'}`;
    case 'test':
      return glyph.holds ? 'holds' : 'fails';
    case 'index':
      return `entry ${glyph.change}`;
  }
}

/** `412` is kept, `(388)` dropped, `+900` the rest. */
function marked(bytes: number, fate: 'kept' | 'dropped' | 'rest'): string {
  return fate === 'kept' ? String(bytes) : fate === 'dropped' ? `(${bytes})` : `+${bytes}`;
}

function sayPicture(picture: WhyPicture): string {
  switch (picture.kind) {
    case 'sheet':
      return `sheet ${picture.lines.map(({ name }) => name).join(' ')}${picture.hidden > 0 ? ` +${picture.hidden}` : ''}`;
    case 'hash-line':
      return `hash line ${picture.ranges.map(({ partitionId, from, to }) => `${partitionId} ${from}..${to}`).join(' ')}`;
    case 'tanks':
      return `tanks ${picture.tanks.map(({ partitionId, asked, left, max, isRefused }) => `${partitionId} ${asked}${isRefused ? ' refused, ' : '+'}${left}/${max}`).join(' ')}`;
    case 'lanes':
      return `lanes ${picture.lanes.map(({ replicaId, applied, note }) => `${replicaId} ${applied} ${note}`).join(', ')}`;
    case 'units':
      return `${picture.isEach ? 'each in ' : ''}units of ${picture.unitBytes} ${picture.bars.map(({ label, bytes, pieces }) => `${label ?? 'bar'} ${bytes} in ${pieces.length}`).join(', ')}${picture.legend.map(({ text }) => `; ${text}`).join('')}`;
    case 'lifecycle':
      return `${picture.status} ${picture.takes} ${picture.next}`;
  }
}
