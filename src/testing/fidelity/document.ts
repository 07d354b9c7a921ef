/** Writes `docs/fidelity.md`: what is simulated, what is not, and on what each behaviour rests. */
import { retiredOperations, unsimulatedOperations } from '#engine/protocol/decode.ts';
import { unsimulatedMembers } from '#engine/validation/unsimulated-members.ts';
import { differences } from '../differential/differences.ts';
import { verifications } from '../golden/case.ts';
import { goldenFiles } from '../golden/run.ts';
import { projectFiles } from '../structure/project-files.ts';
import { assumptionsIn } from './assumptions.ts';
import { notes } from './notes.ts';
import { controlOperations, ourOperations, scalingOperations } from './our-model.ts';
import type { Parameters } from './sdk-model.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string): string => `\`${text}\``;

const refusedOf = (operation: string): readonly string[] =>
  (unsimulatedMembers as Readonly<Record<string, readonly string[]>>)[operation] ?? [];

/** Names at the top, each once, without those that are refused. */
function members(operation: string, parameters: Parameters): string[] {
  const names = new Set([...parameters.keys()].map((path) => /^\w+/.exec(path)![0]));
  return [...names].filter((name) => !refusedOf(operation).includes(name));
}

function operationRow([operation, parameters]: readonly [string, Parameters]): string[] {
  const names = members(operation, parameters).map(code);
  return [code(operation), names.length > 0 ? names.join(', ') : 'none'];
}

function goldenRows(): string[][] {
  const cases = goldenFiles(new URL('../../engine/operations/golden/', import.meta.url)).flatMap((file) => file.cases);
  const meanings = new Map([
    ['aws', 'measured on DynamoDB by somebody who published it'],
    ['docs', "said by AWS's documentation, the SDK's model or a paper"],
    ['assumed', "an older emulator's, or our own reading"],
  ]);
  return verifications.map((verified) => {
    const count = cases.filter(({ header }) => header.get('verified') === verified).length;
    return [verified, meanings.get(verified)!, String(count)];
  });
}

const head = `# Fidelity

Written by \`FIDELITY=write npx vitest run src/testing/fidelity\` from the engine's shapes, its golden cases and the
comments in its code. Do not change it by hand: a test holds it to what stands.

A request is known down to its last parameter: the shapes are compared with the schemas that the AWS SDK carries.
What is neither simulated nor listed here as doing less is refused, and says so.`;

/** The text of the document. */
export function fidelity(): string {
  const refusedMembers = Object.entries(unsimulatedMembers).flatMap(([operation, names]) => names.map((name) => [code(operation), code(name)]));
  const assumptions = assumptionsIn(projectFiles());
  const notYet = [...unsimulatedOperations].filter((operation) => !retiredOperations.has(operation)).sort();
  return `${[
    head,
    '## How behaviour is known',
    `Each golden case in \`src/engine/operations/golden\` says on what it rests; in all cases the wording of errors is
held to the letter.`,
    table(['Verified', 'That is', 'Cases'], goldenRows()),
    '## Operations that are simulated',
    `${ourOperations.size} operations of DynamoDB and DynamoDB Streams, with these parameters.`,
    table(['Operation', 'Parameters'], [...ourOperations].map(operationRow)),
    'Of Application Auto Scaling, for tables and indexes, with policies of type TargetTrackingScaling:',
    table(['Operation', 'Parameters'], [...scalingOperations].map(operationRow)),
    "And the control API, which is Dynascope's own:",
    table(['Operation', 'Parameters'], [...controlOperations].map(operationRow)),
    '## Parameters that do less than on AWS',
    'They are accepted, and what is wrong with them is refused in the words of AWS.',
    table(['Parameter', 'Here', 'Why'], notes.map(({ path, here, why }) => [code(path), here, why])),
    '## What is refused',
    `${notYet.length} operations, with a ValidationException that says \`Dynascope does not simulate … yet.\`:`,
    notYet.map(code).join(', '),
    'And in the words of AWS, which has retired them:',
    [...retiredOperations].map(code).join(', '),
    'Parameters of operations that are simulated, refused in the same way:',
    table(['Operation', 'Parameter'], refusedMembers),
    'An operation that DynamoDB does not have is an UnknownOperationException; a parameter that it does not have is ignored, as AWS does.',
    '## Where dynalite answers otherwise',
    'Thousands of random requests are put to Dynascope and to dynalite 4, an emulator made by others. Where the two disagree, one of these rows says why.',
    table(['What', 'Why', 'Source'], differences.map(({ name, why, source }) => [name, why, source])),
    '## Assumptions',
    `${assumptions.length} things that AWS does not publish, with the file that makes them. Numbers that are assumptions and may be set stand in
[settings.md](settings.md), each with its source.`,
    table(['File', 'About', 'Assumption'], assumptions.map(({ path, about, text }) => [code(path), about, text])),
  ].join('\n\n')}\n`;
}
