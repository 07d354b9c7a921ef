/** Which part of the house may import which. Anything that is not said here is a breach. */
import type { Import } from './imports.ts';

/** The engine's rooms. Kernel, model and trace are the ground that all stand on. */
const rooms: Readonly<Record<string, string>> = {
  kernel: '',
  model: 'kernel',
  trace: 'kernel model',
  protocol: 'kernel model',
  expressions: 'kernel model',
  validation: 'kernel model trace expressions',
  // A new table starts with as many partitions as its throughput asks for.
  catalog: 'kernel model trace partitions',
  plan: 'kernel model trace expressions catalog',
  partitions: 'kernel model trace',
  capacity: 'kernel model trace',
  storage: 'kernel model trace',
  replication: 'kernel model trace storage catalog',
  indexes: 'kernel model trace storage catalog',
  streams: 'kernel model trace storage catalog',
  transactions: 'kernel model trace storage catalog',
  backups: 'kernel model trace storage catalog',
  triggers: 'kernel model trace streams',
  pricing: 'kernel model trace',
  metrics: 'kernel model trace',
  autoscaling: 'kernel model trace',
  faults: 'kernel model trace',
};

const everyRoom = Object.keys(rooms).join(' ');

/** What stands between the rooms and the door. `operations` is the corridor; `state` is every room's part of the state. */
const engineParts: Readonly<Record<string, string>> = {
  ...rooms,
  state: everyRoom,
  background: `${everyRoom} state`,
  operations: `${everyRoom} state`,
  // A harness beside the engine: it is handed one for its real requests, and the fluid uses the rooms themselves.
  lab: 'kernel model trace capacity partitions pricing background operations',
  apply: `${everyRoom} state`,
  // What a picture of a log or of a stream shows, its own room tells.
  inspect: 'kernel model trace partitions replication streams state',
  snapshot: 'kernel model backups triggers state',
  engine: 'kernel model trace protocol operations background apply inspect lab snapshot state',
  workload: 'model lab engine',
  index: `${everyRoom} engine inspect lab workload`,
};

/** Parts of the house. `door` is `src/engine/index.ts`, `door types` what of it is gone when the program runs. */
const parts: Readonly<Record<string, string>> = {
  lesson: 'door texts',
  // The kernel knows nothing of DynamoDB: assertions, checksums, chance by seed.
  platform: 'door kernel session',
  // What the page says in the learner's language; it knows nobody.
  texts: '',
  session: 'door lesson texts',
  ui: 'door-types session lesson texts',
  app: 'door platform session lesson texts ui',
  testing: 'door engine platform session lesson texts',
};

const doorPath = 'src/engine/index.ts';

/** `src/engine/capacity/units.ts` is in room `capacity`, `src/engine/apply.ts` in `apply`. */
const roomOf = (path: string): string => /^src\/engine\/(\w+)/.exec(path)?.[1] ?? '';

const partOf = (path: string): string => /^src\/(\w+)/.exec(path)?.[1] ?? '';

/** What the importing file calls the imported one. */
function nameOf({ to, isType }: Import): string[] {
  if (to === doorPath) return isType ? ['door', 'door-types'] : ['door'];
  if (partOf(to) === 'engine') return ['engine', roomOf(to)];
  return [partOf(to)];
}

function isAllowed(one: Import): boolean {
  const { from, to } = one;
  if (!to.startsWith('src/')) return partOf(from) !== 'engine';
  const isInEngine = partOf(from) === 'engine';
  const here = isInEngine ? roomOf(from) : partOf(from);
  const there = isInEngine ? roomOf(to) : partOf(to);
  if (isInEngine && partOf(to) !== 'engine') return false;
  if (here === there) return true;
  const allowed = (isInEngine ? engineParts[here] : parts[here])?.split(' ') ?? [];
  return isInEngine ? allowed.includes(there) : nameOf(one).some((name) => allowed.includes(name));
}

/** Tests may look anywhere, and use what is for tests; what runs may not. */
export const breaches = (imports: readonly Import[]): string[] =>
  imports.filter((one) => !isAllowed(one)).map(({ from, to, isType }) => `${from} imports ${isType ? 'types of ' : ''}${to}`);

/** Across rooms by the room's name, inside a room by `./`: so that a wrong import looks wrong. */
export const unnamed = (imports: readonly Import[], texts: ReadonlyMap<string, string>): string[] =>
  imports.filter(({ from, to }) => {
    const isAcross = to.startsWith('src/') && partOf(from) !== partOf(to);
    return isAcross && !texts.get(from)!.includes(`'#${to === doorPath ? 'engine' : to.slice('src/'.length)}`);
  }).map(({ from, to }) => `${from} does not call ${to} by its room`);
