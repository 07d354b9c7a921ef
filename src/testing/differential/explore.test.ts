import { test } from 'vitest';
import { Dice } from '../dice.ts';
import { schemas } from '../requests/schemas.ts';
import { itemRequest } from '../requests/valid-requests.ts';
import { Story } from '../story.ts';
import { startPeer } from './peer.ts';

test('explore', async () => {
  const peer = await startPeer();
  const story = new Story();
  const use = schemas.filter((s) => s.name !== 'Hostile');
  for (const { create } of use) {
    story.done('CreateTable', create);
    const r = await peer.call('CreateTable', create);
    if (r.status !== 200) console.log(create.TableName, r.status, JSON.stringify(r.body));
  }
  story.wait(5);
  await new Promise((r) => setTimeout(r, 100));
  const dice = new Dice(Number(process.env['SEED'] ?? 1));
  const kinds = new Map<string, number>();
  const t0 = performance.now();
  for (let i = 0; i < 3000; i++) {
    const { operation, body } = itemRequest(dice, use);
    const ours = story.call(operation, body);
    const theirs = await peer.call(operation, body);
    const a = JSON.stringify(sorted(ours.body)), b = JSON.stringify(sorted(theirs.body));
    if (a !== b) {
      const key = `${operation} ${ours.message ?? ours.status} / ${theirs.body.message ?? theirs.status}`.slice(0, 300);
      const n = (kinds.get(key) ?? 0) + 1;
      kinds.set(key, n);
      if (n <= 2) console.log(`--- ${i}`, key, '\n', JSON.stringify(body), '\n  ours  ', a.slice(0, 900), '\n  theirs', b.slice(0, 900));
    }
  }
  console.log(performance.now() - t0);
  for (const [k, n] of kinds) console.log(n, k);
  await peer.close();
}, 60000);
function sorted(v: any): any {
  if (Array.isArray(v)) return v.map(sorted);
  if (typeof v === 'object' && v !== null) return Object.fromEntries(Object.keys(v).sort().map((k) => [k, ['SS','NS','BS'].includes(k) ? [...v[k]].sort() : sorted(v[k])]));
  return v;
}
