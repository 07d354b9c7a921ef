/** Workspaces to begin with, each a story of ordinary requests. */
import type { AttributeMap, AttributeValue } from '#engine';
import { say } from '#texts/say.ts';
import type { RequestStory, StoryCall } from './request-story.ts';
import { putCalls, settle } from './workspace-story.ts';

export interface WorkspaceTemplate extends RequestStory {
  readonly id: string;
  /** What it shows, in a sentence. */
  readonly shows: string;
}

const text = (S: string): AttributeValue => ({ S });
const count = (value: number): AttributeValue => ({ N: String(value) });
const two = (value: number): string => String(value).padStart(2, '0');
const numbers = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

interface Design {
  readonly name: string;
  /** Names of key attributes with their types, e.g. `artist S`. */
  readonly key: readonly string[];
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

function create({ name, key, indexes = {} }: Design): StoryCall {
  const all = [...new Set([...key, ...Object.values(indexes).flat()])];
  const schema = (attributes: readonly string[]): object[] =>
    attributes.map((attribute, at) => ({ AttributeName: attribute.split(' ')[0], KeyType: at === 0 ? 'HASH' : 'RANGE' }));
  const globals = Object.entries(indexes).map(([IndexName, attributes]) => ({
    IndexName,
    KeySchema: schema(attributes),
    Projection: { ProjectionType: 'ALL' },
  }));
  return {
    operation: 'CreateTable',
    input: {
      TableName: name,
      AttributeDefinitions: all.map((attribute) => ({ AttributeName: attribute.split(' ')[0], AttributeType: attribute.split(' ')[1] })),
      KeySchema: schema(key),
      BillingMode: 'PAY_PER_REQUEST',
      ...(globals.length === 0 ? {} : { GlobalSecondaryIndexes: globals }),
    },
  };
}

const make = (design: Design, items: readonly AttributeMap[], ...between: readonly StoryCall[]): StoryCall[] => [
  create(design),
  settle,
  ...between,
  ...putCalls(design.name, items),
];

const artists = [say('Ana Lys'), say('Brass Harbour'), say('Cold Piano'), say('Dune Radio')];
const songs: readonly AttributeMap[] = artists.flatMap((artist, a) =>
  numbers(5).map((n) => ({
    artist: text(artist),
    song: text(['Anchor', say('Blue hour'), 'Ceiling', 'Drift', 'Ember'][n]!),
    year: count(2012 + a * 3 + n),
    seconds: count(171 + ((a * 7 + n * 13) % 90)),
  })),
);

const shop: readonly AttributeMap[] = numbers(6).flatMap((c) => [
  { pk: text(`CUST#${1001 + c}`), sk: text('PROFILE'), city: text(['Lisbon', 'Bergen', 'Kyoto', 'Quito', 'Accra', 'Turin'][c]!) },
  ...numbers(3).flatMap((o): AttributeMap[] => {
    const order = `${1001 + c}-${o + 1}`;
    const status = ['PAID', 'OPEN', 'SHIPPED'][(c + o) % 3]!;
    return [
      { pk: text(`CUST#${1001 + c}`), sk: text(`ORDER#2026-${two(o * 3 + 2)}-1${c}`), order: text(order), status: text(status), total: count(20 + c * 7 + o * 11) },
      { pk: text(`ORDER#${order}`), sk: text('LINE#1'), product: text(['lamp', 'desk', 'chair'][o]!), quantity: count(1 + ((c + o) % 4)) },
    ];
  }),
]);

/** In seconds: every other session expires on 2027-01-15, the rest years later. */
const sessionEnd = (n: number): number => (n % 2 === 0 ? 1_800_000_000 : 2_000_000_000) + n * 60;
const sessions: readonly AttributeMap[] = numbers(30).map((n) => ({
  id: text(`s-${(n * 7919 + 40_009).toString(16)}`),
  user: text(`user-${n % 8}`),
  expires: count(sessionEnd(n)),
  cart: { L: [{ M: { product: text('lamp'), quantity: count(1 + (n % 3)) } }] },
}));

const readings: readonly AttributeMap[] = numbers(6).flatMap((d) =>
  numbers(16).map((h) => ({
    device: text(`sensor-${two(d + 1)}`),
    at: text(`2026-11-20T${two(h)}:00:00Z`),
    celsius: count(Math.round((18 + d + ((h * 5) % 7) / 2) * 10) / 10),
    battery: count(100 - h),
  })),
);

const scores: readonly AttributeMap[] = ['hills', 'caves'].flatMap((game, g) =>
  numbers(15).map((n) => ({
    game: text(game),
    player: text(`player-${two(n + 1)}`),
    score: count(((n + 3) * 7919 * (g + 1)) % 10_000),
    country: text(['PT', 'NO', 'JP'][n % 3]!),
  })),
);

const expiry: StoryCall = {
  operation: 'UpdateTimeToLive',
  input: { TableName: 'Sessions', TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } },
};

export const workspaceTemplates: readonly WorkspaceTemplate[] = [
  { id: 'empty', title: say('Empty'), shows: say('No tables.'), calls: [] },
  { id: 'music', title: say('Music'), shows: say('A partition key and a sort key: songs of an artist stand together.'), calls: make({ name: 'Music', key: ['artist S', 'song S'] }, songs) },
  {
    id: 'shop',
    title: say('Shop, one table'),
    shows: say('Customers, orders and their lines in one table, and an index by status.'),
    calls: make({ name: 'Shop', key: ['pk S', 'sk S'], indexes: { byStatus: ['status S', 'sk S'] } }, shop),
  },
  { id: 'sessions', title: say('Sessions'), shows: say('Items that expire: time to live deletes them by itself.'), calls: make({ name: 'Sessions', key: ['id S'], indexes: { byUser: ['user S'] } }, sessions, expiry) },
  { id: 'sensors', title: say('Sensors'), shows: say('A time series: a device is the partition, the moment its sort key.'), calls: make({ name: 'Readings', key: ['device S', 'at S'] }, readings) },
  {
    id: 'leaderboard',
    title: say('Leaderboard'),
    shows: say('An index sorted by a number: the best of a game in one Query.'),
    calls: make({ name: 'Scores', key: ['game S', 'player S'], indexes: { byScore: ['game S', 'score N'] } }, scores),
  },
];
