import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unsimulatedOperations } from '#engine/protocol/decode.ts';
import { unsimulatedMembers } from '#engine/validation/unsimulated-members.ts';
import { assumptionsIn } from './assumptions.ts';
import { fidelity } from './document.ts';
import { notes } from './notes.ts';
import { ourOperations } from './our-model.ts';
import { type Parameters, sdkOperations } from './sdk-model.ts';

const place = new URL('../../../docs/fidelity.md', import.meta.url);

test('docs/fidelity.md is what the code says: FIDELITY=write npx vitest run src/testing/fidelity', () => {
  const text = fidelity();
  if (process.env['FIDELITY'] === 'write') writeFileSync(place, text);
  expect(readFileSync(place, 'utf8')).toBe(text);
});

const refused = (operation: string, parameter: string): boolean => {
  const { [operation]: names = [] } = unsimulatedMembers as Readonly<Record<string, readonly string[]>>;
  return names.includes(/^\w+/.exec(parameter)![0]);
};

const kinds = (operation: string, parameters: Parameters): string[] =>
  [...parameters].filter(([parameter]) => !refused(operation, parameter)).map(([parameter, kind]) => `${parameter}: ${kind}`).sort();

describe('the shapes are those of the SDK', () => {
  test('of every operation that it has, one is simulated or refused', () => {
    const known = [...ourOperations.keys(), ...unsimulatedOperations].sort();
    expect(known).toEqual([...sdkOperations.keys()].sort());
  });

  test.each([...ourOperations])('%s has its parameters, with their types', (operation, parameters) => {
    expect(kinds(operation, parameters)).toEqual(kinds(operation, sdkOperations.get(operation)!));
  });
});

test.each(notes.map(({ path: noted }) => noted))('%s, of which a note speaks, is there', (noted) => {
  const [operation = '', parameter = ''] = noted.split(/\.(.*)/s);
  const parameters = [...(ourOperations.get(operation)?.keys() ?? [])];
  expect(parameters.some((one) => one === parameter || one.startsWith(`${parameter}.`) || one.startsWith(`${parameter}[]`))).toBe(true);
});

test('assumptions are found in comments of all kinds, and in code they are not', () => {
  const text = [
    '/**',
    ' * Rounds up. Source: E. Assumption: by the',
    ' * KB. Source: DG/Constraints.',
    ' */',
    'const a = 1; // Assumption: one.',
    '  // First line. Assumption: two',
    '  // lines.',
    "const b = 'Assumption: none';",
    '/** Assumption: three. Source of the words: E. */',
    'const c = 3;',
  ].join('\n');
  const path = 'engine/a.ts';
  expect(assumptionsIn([{ path: `src/${path}`, text }])).toEqual([
    { path, about: 'Rounds up.', text: 'by the KB.' },
    { path, about: '', text: 'one.' },
    { path, about: 'First line.', text: 'two lines.' },
    { path, about: '`c`', text: 'three.' },
  ]);
  expect(assumptionsIn([{ path: 'src/engine/a.test.ts', text }])).toEqual([]);
});
