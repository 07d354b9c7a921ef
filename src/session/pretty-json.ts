/** JSON text laid out for reading, with every digit as it was. */
import { type JsonValue, readJson, type Writable, writeJson } from './json-text.ts';

/** The text indented by two; text that is no JSON as it is. */
export function prettyJson(text: string): string {
  const json = readJson(text);
  return json.kind === 'problem' ? text : writeJson(writable(json));
}

export function writable(json: JsonValue): Writable {
  switch (json.kind) {
    case 'object':
      return { kind: 'object', members: json.members.map(([name, value]) => [name, writable(value)] as const) };
    case 'array':
      return { kind: 'array', elements: json.elements.map(writable) };
    case 'string':
      return { kind: 'raw', text: JSON.stringify(json.text) };
    case 'number':
      return { kind: 'raw', text: json.text };
    case 'boolean':
      return { kind: 'raw', text: String(json.value) };
    case 'null':
      return { kind: 'raw', text: 'null' };
  }
}
