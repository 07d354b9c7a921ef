/** A request as Python for boto3's client, ready to be pasted and run. */
import type { JsonValue } from './json-text.ts';

type JsonObject = Extract<JsonValue, { kind: 'object' }>;

/** What is shorter stays on one line. */
const lineMax = 80;

export function botoText(operation: string, request: JsonObject, service = 'dynamodb'): string {
  const parts = request.members
    .filter(([, value]) => value.kind !== 'null')
    .map(([name, value]) => `    ${name}=${literal(value, '    ')},\n`);
  const method = snake(operation);
  const needsBytes = parts.some((part) => part.includes(bytesCall));
  return [
    ...(needsBytes ? ['import base64'] : []),
    'import boto3',
    '',
    `client = boto3.client('${service}')`,
    ...(needsBytes ? ['', 'def binary(text):', '    return base64.b64decode(text)', ''] : []),
    `answer = client.${method}(${parts.length === 0 ? '' : `\n${parts.join('')}`})`,
    'print(answer)',
    '',
  ].join('\n');
}

const bytesCall = "binary('";

/** `put_item` of `PutItem`. */
const snake = (name: string): string =>
  name.replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2').replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

function literal(json: JsonValue, indent: string): string {
  const inner = `${indent}    `;
  switch (json.kind) {
    case 'string':
      return quote(json.text);
    case 'number':
      return json.text;
    case 'boolean':
      return json.value ? 'True' : 'False';
    case 'null':
      return 'None';
    case 'array':
      return layOut('[', json.elements.map((element) => literal(element, inner)), ']', indent);
    case 'object': {
      const binary = json.members.length === 1 ? binaryMember(json) : undefined;
      return layOut('{', binary ?? json.members.map(([name, value]) => `${quote(name)}: ${literal(value, inner)}`), '}', indent);
    }
  }
}

/** Binary values are base64 in JSON and bytes in boto3. */
function binaryMember({ members }: JsonObject): string[] | undefined {
  const [type, value] = members[0]!;
  if (type === 'B' && value.kind === 'string') return [`'B': binary(${quote(value.text)})`];
  if (type !== 'BS' || value.kind !== 'array') return undefined;
  return [`'BS': [${value.elements.map((element) => (element.kind === 'string' ? `binary(${quote(element.text)})` : literal(element, ''))).join(', ')}]`];
}

/** JSON's escapes are Python's too, except that Python has no pairs of surrogates and needs none. */
const quote = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

function layOut(open: string, parts: readonly string[], close: string, indent: string): string {
  const line = open + parts.join(', ') + close;
  if (indent.length + line.length <= lineMax && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${indent}    ${part},\n`).join('')}${indent}${close}`;
}
