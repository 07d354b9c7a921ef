/** The YAML blocks of a step, read and turned into the lesson's data. */
import * as z from 'zod';
import { LineCounter, parse as parseYaml, YAMLParseError } from 'yaml';
import type { Call, Calls } from '../calls.ts';
import { measureOfField, NotationError, parseReading, type Reading } from '../expression.ts';
import type { Choice, Hint, Predict } from '../lesson.ts';
import type { Picture } from '../prose.ts';
import { amount, type Value, words } from '../value.ts';
import { checkOf, patternMembers, requestPattern } from './check-notation.ts';
import { textOf } from './markdown.ts';
import type { Place } from './problem.ts';
import type * as schemas from './schema.ts';

/** Some of Dynascope's own lists say things once; in a lesson, a few aliases within each other make a thousand lines out of ten. */
const aliasesOfOwnLists = 100;

/** Reads YAML and holds it against a schema. `place` is the line before the text, where its fence stands. */
export const readYaml = <T>(schema: z.ZodType<T>, text: string, place: Place): T => held(schema, parsed(text, place, 0), place);

/** The same for a list that is Dynascope's own, with aliases. */
export const readOwnList = <T>(schema: z.ZodType<T>, text: string, place: Place): T => held(schema, parsed(text, place, aliasesOfOwnLists), place);

function held<T>(schema: z.ZodType<T>, json: unknown, place: Place): T {
  const { success, data, error } = schema.safeParse(json);
  if (!success) throw place.problem(z.prettifyError(error));
  return data;
}

function parsed(text: string, place: Place, maxAliasCount: number): unknown {
  const lineCounter = new LineCounter();
  try {
    return parseYaml(text, { lineCounter, prettyErrors: false, maxAliasCount, logLevel: 'error' });
  } catch (thrown) {
    if (thrown instanceof YAMLParseError) throw place.at(place.line === undefined ? undefined : place.line + lineCounter.linePos(thrown.pos[0]).line).problem(thrown.message);
    if (thrown instanceof ReferenceError) throw place.problem('the YAML of a lesson has no aliases (*name)');
    throw thrown;
  }
}

export function callOf(notation: Record<string, Record<string, unknown>>): Call {
  const [[operation, input] = ['', {}]] = Object.entries(notation);
  return { operation, input };
}

export const callsOf = (notation: z.infer<typeof schemas.calls>): Call[] => notation.map(callOf);

export const groundOf = (notation: z.infer<typeof schemas.ground>): Calls =>
  notation.map((entry): Calls[number] => {
    if ('generate' in entry && typeof entry.generate === 'string') return entry as Calls[number];
    if ('inherit' in entry && typeof entry.inherit === 'string') return { inherit: entry.inherit };
    // Nobody waits here for its answer, so it may as well be refused.
    if ('underWay' in entry) return { ...callOf(entry.underWay as Record<string, Record<string, unknown>>), isUnderWay: true, mayBeRefused: true };
    return callOf(entry as Record<string, Record<string, unknown>>);
  });

export function predictOf(notation: z.infer<typeof schemas.predict>, place: Place): Predict {
  const { question, of, where, error, answer, measure, choices, number, why } = notation;
  const reading = readingOf(measure, place);
  return {
    question: textOf(question, place),
    of: requestPattern(of, where, error),
    answered: answer && patternMembers(answer),
    reading,
    answer:
      number === undefined
        ? { kind: 'choices', choices: (choices ?? []).map((choice) => choiceOf(choice, reading, place)) }
        : {
            kind: 'number',
            unit: number.unit,
            min: number.min,
            max: number.max,
            known: number.known.map(({ value, wrong }) => ({ value: valueOf(value, reading), wrong: textOf(wrong, place) })),
          },
    why: textOf(why, place),
  };
}

function readingOf(measure: string, place: Place): Reading {
  try {
    return parseReading(measure);
  } catch (thrown) {
    if (thrown instanceof NotationError) throw place.problem(thrown.message);
    throw thrown;
  }
}

type ChoiceNotation = NonNullable<z.infer<typeof schemas.predict>['choices']>[number];

function choiceOf({ value, label, note, wrong }: ChoiceNotation, reading: Reading, place: Place): Choice {
  return {
    value: valueOf(value, reading),
    label: label === undefined ? undefined : textOf(label, place),
    note: note === undefined ? undefined : textOf(note, place),
    wrong: wrong === undefined ? undefined : textOf(wrong, place),
  };
}

/** An author's plain answer as a value of what is measured. */
function valueOf(plain: number | string, reading: Reading): Value {
  if (typeof plain === 'string') return words(plain);
  if (reading.kind === 'event field') return amount(measureOfField(reading.field), plain);
  if (reading.kind === 'answer member') return amount(measureOfField(reading.path[reading.path.length - 1] ?? ''), plain);
  const { figure } = reading;
  if (figure === 'read units' || figure === 'write units') return amount(figure, plain);
  return amount(figure === 'dollars' || figure === 'a million' ? 'dollars' : 'duration', plain);
}

export function hintOf(notation: z.infer<typeof schemas.hints>[number], place: Place): Hint {
  if (typeof notation === 'string') return { cases: [], otherwise: textOf(notation, place) };
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- the author's word for it, and a text
    cases: notation.cases.map(({ when, then }) => ({ when: checkOf(when), then: textOf(then, place) })),
    otherwise: textOf(notation.otherwise, place),
  };
}

export function pictureOf(notation: z.infer<typeof schemas.picture>): Picture {
  if ('units' in notation) return { of: 'units', operations: [notation.units].flat() };
  const [table = '', key = ''] = notation.item.slice(0, -1).split('[');
  return { of: 'item', table, key: key.split(',').map((part) => part.trim()) };
}
