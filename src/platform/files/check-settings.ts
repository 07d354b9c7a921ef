/** Whether settings out of a file are such as an engine may begin with. */
import { physicsNames, type PhysicsName, physicsProblems, physicsSettings, type Settings } from '#engine';
import { timeMs } from './check-table-settings.ts';
import { FileRefused } from './file-refused.ts';
import { type Check, integer, list, members, number, oneOf, optional, pair } from './member-checks.ts';

const lagMsMax = 7 * 86_400_000;
const distribution = members({ quantiles: list(pair(number(0, 1), number(0, lagMsMax)), 32, 2) });
const rules: Check<Omit<Settings, PhysicsName>> = members<Omit<Settings, PhysicsName>>({
  seed: integer(Number.MIN_SAFE_INTEGER),
  startMs: timeMs,
  followerLag: optional(distribution),
  indexLag: optional(distribution),
  expiryDelay: optional(distribution),
  regime: optional(oneOf('static', 'burst', 'adaptive')),
});

/** Throws a {@link FileRefused}. Members of other names are left out. */
export function checkSettings(value: unknown): Settings {
  const checked = rules(value, 'the settings');
  for (const lag of [checked.followerLag, checked.indexLag, checked.expiryDelay]) {
    if (lag === undefined) continue;
    const { quantiles } = lag;
    const isRising = quantiles.every(([share, ms], at) => at === 0 || (share > quantiles[at - 1]![0] && ms >= quantiles[at - 1]![1]));
    if (!isRising || quantiles[0]![0] !== 0 || quantiles.at(-1)![0] !== 1) refuse('its lags are no distribution');
  }
  const found = value as Readonly<Record<string, unknown>>;
  const given = Object.fromEntries(physicsNames.filter((name) => Object.hasOwn(found, name)).map((name) => [name, found[name]]));
  const [problem] = physicsProblems(given);
  if (problem !== undefined) refuse(`of its settings, ${problem.sentence.slice(0, -1)}`);
  return { ...checked, ...given };
}

/** The largest value that a number of the physics may have. */
export const mostOf = (name: PhysicsName): number => physicsSettings.get(name)!.most;

function refuse(what: string): never {
  throw new FileRefused(`The file is not a workspace: ${what}.`);
}
