/** A request as TypeScript for the AWS SDK, ready to be pasted and run. */
import type { JsonMember, JsonValue } from './json-text.ts';

type JsonObject = Extract<JsonValue, { kind: 'object' }>;

/** What is shorter stays on one line. */
const lineMax = 80;

/** A client of the SDK and the package that it is in. */
export interface SdkClient {
  readonly name: string;
  readonly package: string;
}

const dynamoClient: SdkClient = { name: 'DynamoDBClient', package: '@aws-sdk/client-dynamodb' };
export const scalingClient: SdkClient = { name: 'ApplicationAutoScalingClient', package: '@aws-sdk/client-application-auto-scaling' };

export function sdkText(operation: string, request: JsonObject, client = dynamoClient): string {
  const command = `${operation}Command`;
  const input = literal(request, '  ');
  const lines = [
    `import { ${client.name}, ${command} } from '${client.package}';`,
    '',
    `const client = new ${client.name}({});`,
  ];
  if (input.includes(bytesCall)) {
    lines.push('const bytes = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));');
  }
  lines.push('const answer = await client.send(', `  new ${command}(${input}),`, ');', 'console.log(answer);', '');
  return lines.join('\n');
}

/** Binary values are base64 in JSON and bytes in the SDK. No text looks like this, since quotes in it are escaped. */
const bytesCall = "bytes('";

function literal(json: JsonValue, indent: string): string {
  switch (json.kind) {
    case 'string':
      return quote(json.text);
    case 'number':
      return json.text;
    case 'boolean':
      return String(json.value);
    case 'null':
      return 'null';
    case 'array':
      return layOut('[', json.elements.map((element) => literal(element, `${indent}  `)), ']', indent);
    case 'object':
      return objectLiteral(json, indent);
  }
}

function objectLiteral(json: JsonObject, indent: string): string {
  const binary = json.members.length === 1 ? binaryMember(json.members[0]!) : undefined;
  const members = binary ?? json.members.map((member) => memberLiteral(member, `${indent}  `));
  return layOut('{', members, '}', indent);
}

/** A placeholder such as `#B` never is a type, and the names behind placeholders are no objects. */
function binaryMember([type, value]: JsonMember): string[] | undefined {
  if (type === 'B' && value.kind === 'string') return [`B: bytes(${quote(value.text)})`];
  if (type !== 'BS' || value.kind !== 'array') return undefined;
  const members = value.elements.map((element) =>
    element.kind === 'string' ? `bytes(${quote(element.text)})` : literal(element, ''),
  );
  return [`BS: [${members.join(', ')}]`];
}

/** `__proto__` as a plain name would set the object's prototype. */
function memberLiteral([name, value]: JsonMember, indent: string): string {
  const isPlain = /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__';
  const label = isPlain ? name : name === '__proto__' ? `['__proto__']` : quote(name);
  return `${label}: ${literal(value, indent)}`;
}

const quote = (text: string): string => {
  const json = JSON.stringify(text).slice(1, -1);
  return `'${json.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
};

function layOut(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  const space = open === '{' ? ' ' : '';
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  const isTop = indent === '  ';
  if (!isTop && indent.length + line.length <= lineMax && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;
}
