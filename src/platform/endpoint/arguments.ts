/** The endpoint's command line. */
import { parseArgs } from 'node:util';
import { isPhysicsName, type PhysicsGiven, physicsProblem, physicsProblems } from '#engine';

export interface EndpointArguments {
  readonly port: number;
  readonly data: string | undefined;
  readonly seed: number | undefined;
  readonly speed: number | undefined;
  readonly lag: 'none' | 'realistic';
  readonly throttle: boolean;
  /** Numbers of the physics that are not as usual. */
  readonly physics: PhysicsGiven;
  readonly cors: string | undefined;
}

export const usage = `Usage: npm run endpoint -- [options]

  --port N        port on 127.0.0.1 (default 8000; 0 takes a free one)
  --data DIR      keep tables in DIR; without it they are gone when the endpoint stops
  --seed N        seed of everything that is left to chance (default 1)
  --speed X       virtual seconds per second, 0 to 3600 (default 1)
  --lag KIND      none: followers and indexes are never behind (default); realistic: they are
  --throttle KIND off: nothing is refused for lack of throughput (default); on: as DynamoDB does
  --setting N=V   one number of the physics, by its name in docs/settings.md; may be given several times
  --cors ORIGIN   let web pages of this origin call the endpoint
  --help          this text
`;

/** What is wrong with the command line, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function readArguments(words: readonly string[]): EndpointArguments | 'help' {
  const values = parse(words);
  if (values.help === true) return 'help';
  const lag = values.lag ?? 'none';
  if (lag !== 'none' && lag !== 'realistic') throw new UsageError(`--lag is none or realistic, not ${lag}.`);
  const throttle = values.throttle ?? 'off';
  if (throttle !== 'off' && throttle !== 'on') throw new UsageError(`--throttle is off or on, not ${throttle}.`);
  return {
    port: whole('port', values.port, 0, 65_535) ?? 8000,
    data: values.data,
    seed: whole('seed', values.seed, 0, 0xffff_ffff),
    speed: speedOf(values.speed),
    lag,
    throttle: throttle === 'on',
    physics: physicsOf(values.setting ?? []),
    cors: values.cors,
  };
}

type Texts = Record<'port' | 'data' | 'seed' | 'speed' | 'lag' | 'throttle' | 'cors', string | undefined> & { readonly setting: string[] | undefined };

function parse(words: readonly string[]): Texts & { help?: boolean | undefined } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { port: text, data: text, seed: text, speed: text, lag: text, throttle: text, setting: { ...text, multiple: true }, cors: text, help: { type: 'boolean' } },
    });
    const { port, data, seed, speed, lag, throttle, setting, cors, help } = values;
    return { port, data, seed, speed, lag, throttle, setting, cors, help };
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}

function whole(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not ${text}.`);
}

/** Each is `name=value`. */
function physicsOf(words: readonly string[]): PhysicsGiven {
  const given: Record<string, number> = {};
  for (const word of words) {
    const [, name, text] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    if (name === undefined || text === undefined) throw new UsageError(`--setting is a name and a value, e.g. burstSeconds=60, not ${word}.`);
    if (!isPhysicsName(name)) throw new UsageError(`There is no setting ${name}. docs/settings.md lists all of them.`);
    if (Object.hasOwn(given, name)) throw new UsageError(`--setting gives ${name} twice.`);
    const value = text.trim() === '' ? NaN : Number(text);
    const problem = physicsProblem(name, value);
    if (problem !== undefined) throw new UsageError(`--setting ${word}: ${problem}`);
    given[name] = value;
  }
  const [problem] = physicsProblems(given);
  if (problem !== undefined) throw new UsageError(`--setting: ${problem.sentence}`);
  return given;
}

function speedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 3600) return value;
  throw new UsageError(`--speed is a number from 0 to 3600, not ${text}.`);
}
