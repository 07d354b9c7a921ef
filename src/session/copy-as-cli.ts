/** A request as a command of the AWS command line, for a POSIX shell. */
import type { JsonValue } from './json-text.ts';

type JsonObject = Extract<JsonValue, { kind: 'object' }>;

/** The command line goes on to further pages by itself; one request is one page. */
const paged: readonly string[] = ['ListTables', 'Query', 'Scan'];

export function cliText(operation: string, request: JsonObject, service = 'dynamodb'): string {
  const options = request.members.flatMap(([name, value]) => optionText(`--${kebab(name)}`, value));
  if (paged.includes(operation)) options.push('--no-paginate');
  return `${[`aws ${service} ${kebab(operation)}`, ...options].join(' \\\n  ')}\n`;
}

/** `SSESpecification` is `sse-specification`, as the command line itself derives its names. */
export const kebab = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

function optionText(option: string, value: JsonValue): string[] {
  switch (value.kind) {
    case 'null':
      return [];
    case 'boolean':
      return [value.value ? option : option.replace('--', '--no-')];
    case 'string':
      // Behind a space, a value that begins with a hyphen would be taken for an option.
      return [`${option}${value.text.startsWith('-') ? '=' : ' '}${shellWord(value.text)}`];
    default:
      return [`${option} ${shellWord(compact(value))}`];
  }
}

/** One word for a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function compact(json: JsonValue): string {
  switch (json.kind) {
    case 'object':
      return `{${json.members.map(([name, value]) => `${JSON.stringify(name)}:${compact(value)}`).join(',')}}`;
    case 'array':
      return `[${json.elements.map(compact).join(',')}]`;
    case 'string':
      return JSON.stringify(json.text);
    case 'number':
      return json.text;
    case 'boolean':
      return String(json.value);
    case 'null':
      return 'null';
  }
}
