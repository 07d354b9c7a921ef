/**
 * `2 validation errors detected: Value 'x' at 'tableName' failed to satisfy constraint: …`: the checks that
 * AWS makes of every member before anything else. All that fail are told at once.
 */
import { say } from '#texts/say.ts';
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
    next: parts.length === 1 ? say('Change this member and send the request again.') : say('Change these members and send the request again.'),
  };
}

function sentenceOf(part: string): string {
  const [, value, path = '', constraint = ''] = problem.exec(part) ?? [];
  if (path === '') return part;
  const values = { member: memberOf(path), demand: demandOf(constraint) };
  return value === undefined || value === '' ? say('{member} {demand}.', values) : say('{member} {demand}; it is {value}.', { ...values, value: shown(value) });
}

const shownMax = 60;
const shown = (value: string): string => (value.length > shownMax ? `${value.slice(0, shownMax)}…` : value);

/** `globalSecondaryIndexes.1.member.indexName` becomes `IndexName of GlobalSecondaryIndexes, number 1`. */
function memberOf(path: string): string {
  const parts = path.split('.').filter((part) => part !== 'member');
  const name = capital(parts[parts.length - 1] ?? path);
  const [list, number = ''] = parts;
  if (parts.length < 2) return name;
  return /^\d+$/.test(number)
    ? say('{name} of {list}, number {number},', { name: /^\d+$/.test(name) ? say('The entry') : name, list: capital(list ?? ''), number })
    : say('{name} of {list}', { name, list: capital(list ?? '') });
}

const capital = (name: string): string => (name === 'sSESpecification' ? 'SSESpecification' : name.slice(0, 1).toUpperCase() + name.slice(1));

const demands: readonly (readonly [RegExp, string])[] = [
  [/^Member must not be null/, say('is missing')],
  [/^Member must satisfy enum value set: \[(.*)\]/, say('must be one of $1')],
  [/^Member must have value greater than or equal to (.*)/, say('must be at least $1')],
  [/^Member must have value less than or equal to (.*)/, say('must be at most $1')],
  [/^Member must have length greater than or equal to (.*)/, say('must have a length of $1 or more')],
  [/^Member must have length less than or equal to (.*)/, say('must have a length of $1 or less')],
  [/^Member must satisfy regular expression pattern: \[a-zA-Z0-9_.-\]\+/, say('may have letters, digits, underscore, hyphen and full stop, and nothing else')],
];

function demandOf(constraint: string): string {
  for (const [pattern, words] of demands) {
    const found = pattern.exec(constraint);
    if (found !== null) return words.replace('$1', () => found[1] ?? '');
  }
  return say('does not fit: {constraint}', { constraint });
}
