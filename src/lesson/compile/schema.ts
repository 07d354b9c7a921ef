/**
 * The authors' notation of a lesson's blocks, as zod schemas: used when lessons are compiled and tested, and
 * the source of the JSON Schema for editors. In the page it is only in
 * the worker that reads lessons from elsewhere.
 */
import * as z from 'zod';
import { physicsNames, type PhysicsName, physicsProblems, physicsSettings } from '#engine';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words joined by hyphens');
const operation = z.string().regex(/^[A-Z][A-Za-z]+$/, 'an operation is written as AWS writes it, e.g. PutItem');
/** Several where a learner has the choice. */
const operations = z.union([operation, z.array(operation).min(2)]);
const count = z.int().min(0);
const keyNotation = z
  .array(z.string().regex(/^\S+ [SNB]$/, 'a key attribute is a name and a type, e.g. "customer S"'))
  .min(1);

/** Any JSON. */
const json = z.json();

export const rule = z.strictObject({
  exists: z.boolean().optional(),
  type: z.enum(['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS']).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  beginsWith: z.string().optional(),
  contains: z.string().optional(),
  length: count.optional(),
  lengthAtLeast: count.optional(),
  /** A list or a set of which one member is like this. */
  some: z.json().optional(),
  /** A number less than that of another field of the same event or object. */
  below: z.string().optional(),
});

const pattern = z.record(z.string(), json).describe('A part of a request, an answer or an event; { rule: {...} } for a rule');
const within = z.enum(['step', 'lesson']).default('step');
const item = z.record(z.string(), json).describe('Attributes in plain YAML; { dynamo: { SS: [...] } } for a type YAML has not');

const ceiling = {
  callsAtMost: count.optional(),
  readUnitsAtMost: z.number().min(0).optional(),
  writeUnitsAtMost: z.number().min(0).optional(),
  dollarsAtMost: z.number().min(0).optional(),
};

const leafChecks = [
  z.strictObject({
    table: z.string(),
    key: keyNotation.max(2).optional(),
    billingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
    status: z.enum(['CREATING', 'UPDATING', 'DELETING', 'ACTIVE']).optional(),
    indexes: z.array(z.string()).optional(),
  }),
  z.strictObject({ noTable: z.string() }),
  z.strictObject({
    index: z.string(),
    table: z.string(),
    is: z.enum(['local', 'global']).optional(),
    key: keyNotation.optional(),
    projection: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).optional(),
    status: z.enum(['CREATING', 'UPDATING', 'DELETING', 'ACTIVE']).optional(),
  }),
  z.strictObject({
    item: z.string().describe('The table'),
    key: item,
    equals: item.optional().describe('All attributes but the key'),
    matches: item.optional().describe('Some attributes; { rule: {...} } for a rule'),
    bytesAtLeast: count.optional(),
    bytesAtMost: count.optional(),
  }),
  z.strictObject({ absent: z.string().describe('The table'), key: item }),
  z.strictObject({ items: z.string().describe('The table'), index: z.string().optional(), exactly: count.optional(), atLeast: count.optional(), atMost: count.optional() }),
  z.strictObject({
    used: operations,
    where: pattern.optional(),
    answer: pattern.optional(),
    error: z.string().optional(),
    events: z.array(z.strictObject({ type: z.string(), where: pattern.default({}) })).optional(),
    within,
    ...ceiling,
  }),
  z.strictObject({ partitions: z.string().describe('The table'), index: z.string().optional(), exactly: count.optional(), atLeast: count.optional(), atMost: count.optional() }),
  z.strictObject({
    requests: operations,
    where: pattern.optional(),
    answer: pattern.optional(),
    error: z.string().optional(),
    events: z.array(z.strictObject({ type: z.string(), where: pattern.default({}) })).optional(),
    within,
    exactly: count.optional(),
    atLeast: count.optional(),
    atMost: count.optional(),
  }),
  z.strictObject({ unused: operation, where: pattern.optional(), within }),
  z.strictObject({ cost: z.enum(['step', 'lesson']), ...ceiling }),
] as const;

type Leaf = z.infer<(typeof leafChecks)[number]>;

/** One check, or several that must all hold. */
export type CheckNotation = Leaf | { all: CheckNotation[] } | { any: CheckNotation[] } | { not: CheckNotation } | CheckNotation[];

export const check: z.ZodType<CheckNotation> = z.lazy(() =>
  z.union([
    ...leafChecks,
    z.strictObject({ all: z.array(check).min(1) }),
    z.strictObject({ any: z.array(check).min(1) }),
    z.strictObject({ not: check }),
    z.array(check).min(1),
  ]),
);

const generateItem = z.strictObject({
  generate: z.literal('sized item'),
  seed: z.int(),
  table: z.string(),
  item: z.record(z.string(), z.record(z.string(), json)).describe('In DynamoDB JSON'),
  fill: z.string(),
  bytes: z.int().min(1),
});

const generateOrders = z.strictObject({
  generate: z.literal('orders'),
  seed: z.int(),
  table: z.string(),
  customers: z.record(z.string(), z.int().min(1)),
  from: z.iso.date(),
  noteBytes: z.tuple([count, count]),
});

const call = z
  .record(operation, z.record(z.string(), json))
  .refine((calls) => Object.keys(calls).length === 1, 'one operation with its input');

/** What a learner would send. */
export const calls = z.array(call).min(1);

/** What a lesson puts there itself. */
export const ground = z.array(z.union([generateOrders, generateItem, z.strictObject({ inherit: id }), z.strictObject({ underWay: call }), call]));

/** Each number of the physics within its bounds, as docs/settings.md lists them. */
const physics = Object.fromEntries(
  physicsNames.map((name) => {
    const { isFraction, least, most, unit, usual, says } = physicsSettings.get(name)!;
    const value = (isFraction === true ? z.number() : z.int()).min(least).max(most).optional();
    return [name, value.describe(`${says} In ${unit}; usually ${usual}.`)];
  }),
) as Record<PhysicsName, z.ZodOptional<z.ZodNumber>>;

/** What is absent is as in DynamoDB today, and its chances are drawn. */
export const settings = z.strictObject({
  speed: z.number().min(0).max(3600).optional().describe('Virtual seconds per second of the wall clock'),
  seed: z.int().min(0).optional(),
  throughput: z.enum(['adaptive', 'burst', 'static', 'unlimited']).optional(),
  lag: z.enum(['realistic', 'none']).optional(),
  expiry: z.enum(['realistic', 'quick']).optional(),
  ...physics,
}).superRefine((given, context) => {
  for (const { name, sentence } of physicsProblems(given)) context.addIssue({ code: 'custom', path: [name], message: sentence });
});

const views = z.enum(['tables', 'request', 'code', 'road', 'keys']);

export const frontMatter = z.strictObject({
  id,
  title: z.string().min(1).max(60),
  minutes: z.int().min(1).max(60),
  objectives: z.array(z.string().min(1)).min(1),
  misconceptions: z.array(z.string().regex(/^M\d+$/)).default([]),
  layout: z.array(views).min(1),
  start: ground.default([]),
  allowedOperations: z.array(operation).optional(),
  settings: settings.default({}),
  par: z.strictObject({ calls: count, readUnits: z.number(), writeUnits: z.number(), dollars: z.number() }),
});

/** The block `step`: how the step begins. */
export const stepOptions = z.strictObject({ view: views.optional(), request: call.optional() });

export const predict = z
  .strictObject({
    question: z.string().min(1),
    of: operations,
    where: pattern.optional(),
    error: z.string().optional(),
    answer: pattern.optional().describe('Only an answer like this settles it'),
    measure: z.string().min(1),
    choices: z
      .array(
        z.strictObject({
          value: z.union([z.number(), z.string()]),
          label: z.string().optional(),
          note: z.string().optional(),
          wrong: z.string().optional(),
        }),
      )
      .min(2)
      .optional(),
    number: z
      .strictObject({
        unit: z.string(),
        min: z.number(),
        max: z.number(),
        known: z.array(z.strictObject({ value: z.number(), wrong: z.string() })).default([]),
      })
      .optional(),
    why: z.string().min(1),
  })
  .refine(({ choices, number }) => (choices === undefined) !== (number === undefined), 'either choices or a number');

const hint = z.union([
  z.string().min(1),
  z.strictObject({
    // oxlint-disable-next-line unicorn/no-thenable -- the author's word for it, and a text
    cases: z.array(z.strictObject({ when: check, then: z.string().min(1) })).min(1),
    otherwise: z.string().min(1),
  }),
]);

export const hints = z.tuple([hint, hint, hint]);

export const wrong = z.strictObject({ calls, says: z.string().startsWith('Not yet: ') });

export const picture = z.union([
  z.strictObject({ units: operations }),
  z.strictObject({ item: z.string().regex(/^[\w.-]+\[[^\]]+\]$/, 'an item is written Table[key, key]') }),
]);

export const tracks = z.array(
  z.strictObject({
    id,
    title: z.string(),
    about: z.string(),
    lessons: z.array(id).describe('Folders below the track, in order'),
  }),
);

/** Every block of a lesson by the word behind the fence. */
export const blocks = { step: stepOptions, given: ground, predict, check, hints, solution: calls, wrong, picture } as const;

/** The JSON Schema of the front matter and of all blocks, for editors. */
export function lessonJsonSchema(): object {
  const of = (schema: z.ZodType): object => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    return rest;
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The front matter and the YAML blocks of a Dynascope lesson',
    ...of(z.strictObject({ frontMatter: frontMatter.optional(), ...Object.fromEntries(Object.entries(blocks).map(([name, schema]) => [name, schema.optional()])) })),
  };
}
