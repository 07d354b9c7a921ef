/** docs/settings.md: what the table of the physics says of each of its settings. */
import { physicsGroups, type PhysicsGroup, type PhysicsSetting } from '#engine';

const head = `# Settings

Written by \`SETTINGS=write npx vitest run src/testing/physics\` from the table in \`src/engine/model/physics\`. Do not
change it by hand: a test holds it to what stands.

These are the numbers of the physics. Each may be set for a workspace, before it begins; where nothing is said it is as
usual. Settings are a part of a workspace's story: they never change inside one, and a share link, an exported file and
a checkpoint carry them.

- On the screen *Settings* of a workspace, which begins another one with what is set there.
- In a lesson's front matter, under \`settings\` (docs/lesson-format.md).
- At the endpoint: \`npm run endpoint -- --setting burstSeconds=60 --setting splitSecondsMin=10\`.

Beside them stand the choices that are made with a word: \`throughput\` (\`adaptive\` as today, \`burst\` and \`static\` as
it once was, \`unlimited\`), \`lag\` (\`realistic\`, \`none\`), \`expiry\` (\`realistic\`, \`quick\`), and the \`seed\` of all chance.
Where throughput is \`unlimited\` nothing is refused for lack of it, and settings of heat, throughput and the control
plane show nothing; where \`lag\` is \`none\` its two factors show nothing. The lab makes an engine of its own, which is as
usual in all of this.

A value outside its bounds is refused, and so is a shortest time above its longest, and a partition so small that a
table of the largest throughput would have more than 400 of them, or a new on-demand one more than 40.

What is not a setting is one of two things: a quota that never varies on AWS and that shows nothing new when it is
changed, e.g. the 400 KB of an item (\`src/engine/model/limits.ts\`), or a bound that keeps the page itself quick, e.g. how
many events a trace holds. How long metrics are kept is CloudWatch's own and stays too, and so does where the lower alarm
of auto scaling stands, five sevenths of its target, which is a share and not a number of its own.
`;

const number = (value: number): string => value.toLocaleString('en-US');

function sourceOf({ source }: PhysicsSetting): string {
  return typeof source === 'string' ? `Assumption: ${source}` : `[${source.title}](${source.href})`;
}

const row = ([name, setting]: [string, PhysicsSetting]): string =>
  `| \`${name}\` | ${number(setting.usual)} ${setting.unit} | ${number(setting.least)} to ${number(setting.most)} | ${setting.says} | ${sourceOf(setting)} |`;

const section = ({ title, settings }: PhysicsGroup): string =>
  [`## ${title}`, '', '| Name | Usually | May be | What it is | Source |', '| --- | --- | --- | --- | --- |', ...Object.entries(settings).map(row), ''].join('\n');

export const settingsDocument = (): string => [head, ...Object.values(physicsGroups).map((group) => section(group))].join('\n');
