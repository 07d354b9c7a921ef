/** A request as text for elsewhere: the AWS SDK for JavaScript, the AWS command line, or plain JSON. */
import { cliText } from './copy-as-cli.ts';
import { sdkText } from './copy-as-sdk.ts';
import { readJson, writeJson } from './json-text.ts';
import { isSimulated } from './parameters.ts';
import { writable } from './pretty-json.ts';

export const copyFormats = [
  { id: 'sdk', label: 'SDK for JavaScript v3' },
  { id: 'cli', label: 'AWS CLI' },
  { id: 'json', label: 'JSON' },
] as const;

export type CopyFormat = (typeof copyFormats)[number]['id'];

export type Copied = { readonly text: string } | { readonly problem: string };

/** The request in another form, or the reason why it has none. */
export function copyAs(format: CopyFormat, operation: string, request: string): Copied {
  const json = readJson(request);
  if (json.kind === 'problem') return { problem: `This is not JSON yet. ${json.message} Line ${json.line}.` };
  if (json.kind !== 'object') return { problem: 'A request is a JSON object: it begins with "{" and ends with "}".' };
  if (format === 'json') return { text: writeJson(writable(json)) };
  if (!isSimulated(operation)) return { problem: `${operation} is Dynascope’s own. AWS has no such operation.` };
  return { text: format === 'sdk' ? sdkText(operation, json) : cliText(operation, json) };
}
