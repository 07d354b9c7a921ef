/**
 * Policy documents: read as far as AWS reads them before it keeps them, and written in the one form in which it gives
 * them back. Source: M-Q 209, 210, 212, 346, 349; DG/rbac-iam-actions.
 */

export interface Statement {
  readonly isAllow: boolean;
  readonly sid: string | undefined;
  /** To everyone, without a condition. */
  readonly isOpen: boolean;
  readonly isForEveryone: boolean;
  readonly actions: readonly string[];
  /** As it is written down. */
  readonly canonical: object;
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  readonly canonical: string;
}

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  readonly [name: string]: Json;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The document, or what is wrong with it. */
export function readPolicy(text: string): PolicyDocument | string {
  const parsed = parse(text);
  if (parsed === null) return 'This text appears not to be a policy';
  if (!isObject(parsed)) return 'This policy contains invalid Json';
  const { Version: version = '2008-10-17', Id: id, Statement: list } = parsed;
  if (list === undefined) return `Syntax error at position ${endOf(text)}`;
  const elements = Array.isArray(list) ? list : [list];
  if (elements.length === 0) return 'Could not parse the policy: Statement is empty!';
  const statements: Statement[] = [];
  for (const element of elements) {
    const statement = isObject(element) ? readStatement(element) : `Syntax error at position ${endOf(text)}`;
    if (typeof statement === 'string') return statement;
    statements.push(statement);
  }
  const sids = statements.map(({ sid }) => sid).filter((sid) => sid !== undefined);
  if (new Set(sids).size < sids.length) return 'The Statement Ids in the policy are not unique';
  return {
    statements,
    canonical: JSON.stringify({ Version: version, Id: id, Statement: statements.map(({ canonical }) => canonical) }),
  };
}

/** Assumption: what is nested deeper than any policy has reason to be is no policy. */
const nestingMax = 64;

function parse(text: string): Json | undefined {
  try {
    return depthOf(text) > nestingMax ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [bracket] of text.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Line and column behind the last character, from one. */
function endOf(text: string): string {
  const lines = text.split('\n');
  return `(${lines.length},${(lines.at(-1) ?? '').length + 1})`;
}

/** Elements in the order in which they are asked for, each with the one that may stand for it. */
const required = [
  ['Effect', 'Effect'],
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const;

function readStatement(element: JsonObject): Statement | string {
  const missing = required.find((names) => names.every((name) => element[name] === undefined))?.[0];
  if (missing !== undefined) return `Missing required field ${missing}`;
  const effect = typeof element.Effect === 'string' ? element.Effect.toLowerCase() : '';
  // Assumption: the wording for an effect that is none.
  if (effect !== 'allow' && effect !== 'deny') return `Invalid effect: ${JSON.stringify(element.Effect)}`;
  const { Sid: sid, Condition: condition } = element;
  const isForEveryone = principalsOf(element.Principal).includes('*');
  return {
    isAllow: effect === 'allow',
    sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
    isForEveryone,
    isOpen: effect === 'allow' && isForEveryone && condition === undefined,
    actions: textsOf(element.Action),
    canonical: {
      Sid: sid,
      Effect: effect === 'allow' ? 'Allow' : 'Deny',
      Principal: canonicalPrincipal(element.Principal),
      NotPrincipal: canonicalPrincipal(element.NotPrincipal),
      Action: shortened(element.Action),
      NotAction: shortened(element.NotAction),
      Resource: shortened(element.Resource),
      NotResource: shortened(element.NotResource),
      Condition: condition,
    },
  };
}

const textsOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

const principalsOf = (value: Json | undefined): string[] => (isObject(value) ? Object.values(value).flatMap(textsOf) : textsOf(value));

/** A list of one is that one. */
const shortened = (value: Json | undefined): Json | undefined =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;

/** An account is its root, and nobody is named twice. */
function canonicalPrincipal(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return shortened(value);
  const entries = Object.entries(value).map(([kind, names]): [string, Json | undefined] => {
    if (kind !== 'AWS') return [kind, shortened(names)];
    const whole = textsOf(names).map((name) => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name));
    return [kind, shortened([...new Set(whole)])];
  });
  return Object.fromEntries(entries) as JsonObject;
}

/** Whether a statement's action, in which `*` and `?` stand for anything, covers an operation. */
export const covers = (action: string, operation: string): boolean => isLike(`dynamodb:${operation}`.toLowerCase(), action.toLowerCase());

function isLike(text: string, pattern: string): boolean {
  let [at, star, resumed] = [0, -1, 0];
  for (let i = 0; i < text.length; ) {
    if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[i])) {
      at++;
      i++;
    } else if (pattern[at] === '*') {
      star = at++;
      resumed = i;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resumed;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
