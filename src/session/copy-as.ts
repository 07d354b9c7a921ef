/** A request as text for elsewhere: the AWS SDKs for JavaScript and Python, the AWS command line, PartiQL, or plain JSON. */
import type { TableRecord } from '#engine';
import { say } from '#texts/say.ts';
import { botoText } from './copy-as-boto.ts';
import { cliText } from './copy-as-cli.ts';
import { isOfScaling } from './operations.ts';
import { partiqlText } from './copy-as-partiql.ts';
import { scalingClient, sdkText } from './copy-as-sdk.ts';
import { type JsonValue, readJson, writeJson } from './json-text.ts';
import { isSimulated } from './parameters.ts';
import { NotPartiql } from './partiql-literal.ts';
import { writable } from './pretty-json.ts';

export const copyFormats = [
  { id: 'sdk', label: say('SDK for JavaScript v3') },
  { id: 'boto', label: say('Python, boto3') },
  { id: 'cli', label: 'AWS CLI' },
  { id: 'partiql', label: 'PartiQL' },
  { id: 'json', label: 'JSON' },
] as const;

export type CopyFormat = (typeof copyFormats)[number]['id'];

export type Copied = { readonly text: string } | { readonly problem: string };

/** The request in another form, or the reason why it has none. */
export function copyAs(format: CopyFormat, operation: string, request: string): Copied {
  const json = readJson(request);
  if (json.kind === 'problem') return { problem: say('This is not JSON yet. {message} Line {line}.', { message: json.message, line: json.line }) };
  if (json.kind !== 'object') return { problem: say('A request is a JSON object: it begins with "{" and ends with "}".') };
  if (format === 'json') return { text: writeJson(writable(json)) };
  if (!isSimulated(operation) && !isOfScaling(operation)) return { problem: say('{operation} is Dynascope’s own. AWS has no such operation.', { operation }) };
  return inWords(format, operation, json);
}

function inWords(format: Exclude<CopyFormat, 'json'>, operation: string, json: Extract<JsonValue, { kind: 'object' }>): Copied {
  const isScaling = isOfScaling(operation);
  const service = isScaling ? 'application-autoscaling' : 'dynamodb';
  switch (format) {
    case 'sdk':
      return { text: isScaling ? sdkText(operation, json, scalingClient) : sdkText(operation, json) };
    case 'boto':
      return { text: botoText(operation, json, service) };
    case 'cli':
      return { text: cliText(operation, json, service) };
    case 'partiql':
      return statementOf(operation, json);
  }
}

/** The request as a statement, or why it has none. */
export function statementOf(operation: string, json: Extract<JsonValue, { kind: 'object' }>, tables?: readonly TableRecord[]): Copied {
  try {
    return { text: partiqlText(operation, json, tables) };
  } catch (thrown) {
    if (!(thrown instanceof NotPartiql)) throw thrown;
    return { problem: thrown.message };
  }
}
