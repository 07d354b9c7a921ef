/**
 * `npm run new:lesson -- track id "Title"`: a lesson's folder with a text to begin from, and its line in
 * `lessons/tracks.yaml`. What it writes compiles and passes the lessons' tests, so that an author changes one
 * thing after another.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = process.env['DYNASCOPE_LESSONS'] ?? fileURLToPath(new URL('../lessons', import.meta.url));

/** Returns what is wrong, or nothing when the lesson has been written. */
export function newLesson(folder, [track = '', id = '', ...words]) {
  const title = words.join(' ');
  const word = /^[a-z][a-z0-9-]*$/;
  if (!word.test(track) || !word.test(id) || title === '') return 'npm run new:lesson -- track id "Title", e.g. reading my-lesson "My lesson"';
  const list = join(folder, 'tracks.yaml');
  const tracks = readFileSync(list, 'utf8');
  const line = new RegExp(`(- id: ${track}\\n(?:  .*\\n)*?  lessons: \\[)(.*)(\\])`).exec(tracks);
  if (line === null) return `lessons/tracks.yaml has no track ${track}.`;
  const taken = [...tracks.matchAll(/lessons: \[(.*)\]/g)].flatMap(([, ids]) => ids.split(', '));
  const path = join(folder, track, id);
  if (taken.includes(id) || existsSync(path)) return `There is a lesson ${id} already.`;
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'lesson.md'), template(id, title));
  const ids = line[2] === '' ? id : `${line[2]}, ${id}`;
  writeFileSync(list, tracks.replace(line[0], () => `${line[1]}${ids}${line[3]}`));
  return undefined;
}

const template = (id, title) => `---
id: ${id}
title: ${JSON.stringify(title)}
minutes: 10
objectives:
  - Say what the learner can do afterwards
layout: [request, tables, code, road, keys]
start:
  - CreateTable:
      TableName: Things
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      BillingMode: PAY_PER_REQUEST
  - AdvanceClock: { Seconds: 2 }
par: { calls: 1, readUnits: 0, writeUnits: 1, dollars: 6.25e-7 }
---

## The first step {#first}

Put an item with the \`id\` \`a\` into \`Things\`.

\`\`\`yaml step
view: request
\`\`\`

\`\`\`yaml predict
question: How many write units does it take?
of: PutItem
where: { TableName: Things }
measure: write units
choices:
  - value: 0
    wrong: Every write takes a unit at least.
  - value: 1
why: The item is {{bytesAfter in item.written of PutItem}}, rounded up to one unit.
\`\`\`

\`\`\`yaml check
item: Things
key: { id: a }
\`\`\`

\`\`\`yaml hints
- Choose PutItem in the tab Request.
- PutItem takes TableName and Item.
- 'Item is \`{"id": {"S": "a"}}\`.'
\`\`\`

\`\`\`yaml solution
- PutItem: { TableName: Things, Item: { id: { S: a } }, ReturnConsumedCapacity: TOTAL }
\`\`\`

\`\`\`yaml wrong
calls:
  - PutItem: { TableName: Things, Item: { id: { S: A } } }
says: "Not yet: Things has no item a, the goal wants one."
\`\`\`

### Afterword

It took {{write units of PutItem}}.
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problem = newLesson(root, process.argv.slice(2));
  if (problem === undefined) process.stdout.write('The lesson is written. `npm run lessons` tests it, `npm run dev` shows it.\n');
  else {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
