/**
 * A lesson's text out of what its author did: the tables as they were, and a step for each request. Requests stand in
 * it as JSON, which is YAML too. It compiles as it is; what a learner shall find out, the author has still to say.
 */
import type { Call } from '../calls.ts';
import type { LessonSettings } from '../lesson.ts';
import { type Effort, effortOf } from '../evidence.ts';
import { checkNotation, keysIn } from './draft-check.ts';
import type { RecordedRequest } from './recorded-request.ts';

export interface Draft {
  readonly title: string;
  /** Makes the tables as they were. */
  readonly start: readonly Call[];
  readonly requests: readonly RecordedRequest[];
  /** How the author's workspace began, where that is not as usual. */
  readonly settings: LessonSettings;
}

export const draftTitleMax = 60;

export function writeDraft({ title, start, requests, settings }: Draft): string {
  const keys = keysIn([...start, ...requests]);
  const steps = requests.map((request, at) => stepText(request, at, checkNotation(request, keys)));
  return `${frontMatter(title, start, settings, effortOf(requests))}\n${steps.join('\n')}`;
}

/** `A hot key` as `a-hot-key`. */
export function draftId(title: string): string {
  const words = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[-0-9]+|-+$/g, '');
  return words === '' ? 'recorded-lesson' : words;
}

function frontMatter(title: string, start: readonly Call[], settings: LessonSettings, { calls, readUnits, writeUnits, dollars }: Effort): string {
  return `---
id: ${draftId(title)}
title: ${JSON.stringify(title.slice(0, draftTitleMax))}
minutes: 10
objectives:
  - Say what the learner can do afterwards
layout: [request, tables, road, keys, code]
${Object.keys(settings).length === 0 ? '' : `settings: ${JSON.stringify(settings)}\n`}${start.length === 0 ? 'start: []' : `start:\n${callsText(start)}`}
par: { calls: ${calls}, readUnits: ${readUnits}, writeUnits: ${writeUnits}, dollars: ${Number(dollars.toFixed(12))} }
---
`;
}

/** Indented, so that no line of it can end the fence around it. */
const json = (value: unknown): string => JSON.stringify(value, undefined, 2).replaceAll('\n', '\n    ');

const callText = ({ operation, input }: Call): string => `- ${operation}:\n    ${json(input)}`;

const callsText = (calls: readonly Call[]): string => calls.map(callText).join('\n');

const block = (name: string, text: string): string => `\`\`\`yaml ${name}\n${text}\n\`\`\`\n`;

const kebab = (operation: string): string => operation.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

function stepText(request: RecordedRequest, at: number, check: readonly unknown[]): string {
  const { operation, input, error, pauseSeconds } = request;
  const table = typeof input['TableName'] === 'string' ? ` to \`${input['TableName'].replaceAll('`', '')}\`` : '';
  const parts = [
    `## Send a ${operation} {#${kebab(operation)}-${at + 1}}\n`,
    `Say here what it is about. Send this **${operation}**${table}.${error === undefined ? '' : ` It is meant to be refused with \`${error}\`.`}\n`,
    ...(pauseSeconds > 0 ? [block('given', `- AdvanceClock: { Seconds: ${pauseSeconds} }`)] : []),
    block('step', `view: request\nrequest:\n  ${operation}:\n    ${json(input)}`),
    block('check', check.map((one) => `- ${JSON.stringify(one, undefined, 2).replaceAll('\n', '\n  ')}`).join('\n')),
    block('hints', ['The button below the text puts the request into the editor.', `Choose ${operation} in the tab Request.`, 'Show the solution and compare.'].map((hint) => `- ${hint}`).join('\n')),
    block('solution', callText(request)),
    `### Afterword\n\n${afterword(request)}\n`,
  ];
  return parts.join('\n');
}

function afterword({ operation, error, cost: { readUnits, writeUnits } }: RecordedRequest): string {
  if (error !== undefined) return `It was refused: *{{message of ${operation}}}*`;
  const units = [readUnits > 0 && `{{read units of ${operation}}}`, writeUnits > 0 && `{{write units of ${operation}}}`].filter(Boolean);
  return units.length === 0 ? 'It took no units.' : `It took ${units.join(' and ')}.`;
}
