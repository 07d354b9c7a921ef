/**
 * `2 validation errors detected: Value 'x' at 'tableName' failed to satisfy constraint: …`: the checks that
 * AWS makes of every member before anything else. All that fail are told at once.
 */
import type { Explanation } from './error-explanation.ts';

const opening = /^\d+ validation errors? detected: /;
const problem = /^Value (?:'([\s\S]*)' )?(?:null )?at '([^']*)' failed to satisfy constraint: ([\s\S]*)$/;

/** Nothing for a message of another kind. */
export function explainConstraints(message: string): Explanation | undefined {
  const list = opening.exec(message);
  if (list === null) return undefined;
  const parts = message.slice(list[0].length).split(/; (?=Value )/);
  if (!parts.some((part) => problem.test(part))) return undefined;
  return {
    means: parts.map(sentenceOf).join(' '),
    next: parts.length === 1 ? 'Change this member and send the request again.' : 'Change these members and send the request again.',
  };
}

function sentenceOf(part: string): string {
  const [, value, path = '', constraint = ''] = problem.exec(part) ?? [];
  if (path === '') return part;
  return `${memberOf(path)} ${demandOf(constraint)}${value === undefined || value === '' ? '' : `; it is ${shown(value)}`}.`;
}

const shownMax = 60;
const shown = (value: string): string => (value.length > shownMax ? `${value.slice(0, shownMax)}…` : value);

/** `globalSecondaryIndexes.1.member.indexName` becomes `IndexName of GlobalSecondaryIndexes, number 1`. */
function memberOf(path: string): string {
  const parts = path.split('.').filter((part) => part !== 'member');
  const name = capital(parts[parts.length - 1] ?? path);
  const [list, number] = parts;
  if (parts.length < 2) return name;
  return /^\d+$/.test(number ?? '') ? `${/^\d+$/.test(name) ? 'The entry' : name} of ${capital(list ?? '')}, number ${number},` : `${name} of ${capital(list ?? '')}`;
}

const capital = (name: string): string => (name === 'sSESpecification' ? 'SSESpecification' : name.slice(0, 1).toUpperCase() + name.slice(1));

const demands: readonly (readonly [RegExp, string])[] = [
  [/^Member must not be null/, 'is missing'],
  [/^Member must satisfy enum value set: \[(.*)\]/, 'must be one of $1'],
  [/^Member must have value greater than or equal to (.*)/, 'must be at least $1'],
  [/^Member must have value less than or equal to (.*)/, 'must be at most $1'],
  [/^Member must have length greater than or equal to (.*)/, 'must have a length of $1 or more'],
  [/^Member must have length less than or equal to (.*)/, 'must have a length of $1 or less'],
  [/^Member must satisfy regular expression pattern: \[a-zA-Z0-9_.-\]\+/, 'may have letters, digits, underscore, hyphen and full stop, and nothing else'],
];

function demandOf(constraint: string): string {
  for (const [pattern, words] of demands) {
    const found = pattern.exec(constraint);
    if (found !== null) return words.replace('$1', () => found[1] ?? '');
  }
  return `does not fit: ${constraint}`;
}
