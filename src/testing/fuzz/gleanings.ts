/** What answers give to be handed back: iterators, tokens, ids, the keys where pages end. They can't be guessed. */
import type { Dice } from '../dice.ts';
import type { Body } from '../story.ts';

const kept = ['BackupDetails', 'Invocations', 'LastEvaluatedKey', 'NextShardIterator', 'NextToken', 'RequestId', 'ShardIterator', 'StreamDescription', 'Streams', 'TableDescription', 'UUID'] as const;

const perKindMax = 8;

export class Gleanings {
  readonly #byKind = new Map<string, unknown[]>();

  add(answer: Body): void {
    for (const kind of kept) {
      const found: unknown = answer[kind];
      if (found === undefined || found === null || (Array.isArray(found) && found.length === 0)) continue;
      const all = this.#byKind.get(kind) ?? [];
      all.push(found);
      if (all.length > perKindMax) all.shift();
      this.#byKind.set(kind, all);
    }
  }

  /** One of the last of a kind, if there has been one. */
  any(dice: Dice, kind: (typeof kept)[number]): Body {
    const all = this.#byKind.get(kind);
    return all === undefined ? undefined : dice.pick(all);
  }
}
