/** Attribute values and names as PartiQL writes them. */
import { say } from '#texts/say.ts';
import type { JsonMember, JsonValue } from './json-text.ts';

/** Why something has no way to be written in PartiQL; a sentence for the learner. */
export class NotPartiql extends Error {}

/** In double quotes, so that any name may be a reserved word. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A typed value of DynamoDB JSON. Source: DG/ql-reference.data-types. */
export function partiqlLiteral(value: JsonValue | undefined): string {
  if (value?.kind !== 'object' || value.members.length !== 1) throw new NotPartiql(say('A value without its type has no literal.'));
  const [type, inside] = value.members[0]!;
  switch (type) {
    case 'S':
      return quotedText(textOf(inside));
    case 'N':
      return textOf(inside);
    case 'BOOL':
      return inside.kind === 'boolean' ? String(inside.value) : 'false';
    case 'NULL':
      return 'NULL';
    case 'L':
      return `[${elementsOf(inside).map(partiqlLiteral).join(', ')}]`;
    case 'M':
      return partiqlMap(membersOf(inside));
    case 'SS':
      return `<<${elementsOf(inside).map((element) => quotedText(textOf(element))).join(', ')}>>`;
    case 'NS':
      return `<<${elementsOf(inside).map(textOf).join(', ')}>>`;
    default:
      throw new NotPartiql(say('Binary values have no literal in PartiQL; they go in Parameters.'));
  }
}

export const partiqlMap = (members: readonly JsonMember[]): string =>
  `{${members.map(([name, value]) => `${quotedText(name)}: ${partiqlLiteral(value)}`).join(', ')}}`;

export const textOf = (value: JsonValue | undefined): string => (value?.kind === 'string' || value?.kind === 'number' ? value.text : '');
export const membersOf = (value: JsonValue | undefined): readonly JsonMember[] => (value?.kind === 'object' ? value.members : []);
const elementsOf = (value: JsonValue): readonly JsonValue[] => (value.kind === 'array' ? value.elements : []);
