/** The myth cards from `lessons/myths.yaml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Myth } from '../myth.ts';
import { callOf, groundOf, readOwnList } from './blocks.ts';
import { checkOf } from './check-notation.ts';
import { textOf } from './markdown.ts';
import { Place } from './problem.ts';
import { calls, check, ground } from './schema.ts';

const notation = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    claim: z.string().min(1),
    holds: z.boolean(),
    start: ground,
    request: calls.element,
    check,
    says: z.string().min(1),
    link: z.url(),
  }),
);

export function readMyths(folder: string): Myth[] {
  const file = 'lessons/myths.yaml';
  const myths = readOwnList(notation, readFileSync(join(folder, 'myths.yaml'), 'utf8'), new Place(file, undefined));
  return myths.map(({ start, request, check: settles, says, ...rest }) => ({
    ...rest,
    start: groundOf(start),
    request: callOf(request),
    check: checkOf(settles),
    says: textOf(says, new Place(file, undefined, rest.id)),
  }));
}
