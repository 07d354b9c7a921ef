/** Going back as the page asks for it: what there is to go to, and where that is on the host's line. */
import type { WorkControl } from '#session/connection.ts';
import { changesShown, type Destination, type GoingFacts, type Stop } from '#session/going-back.ts';
import type { GoingBack } from '../host/going-back.ts';

export function goingFacts(going: GoingBack): GoingFacts {
  const { position, checkpoints, isCut } = going;
  const before = Math.max(0, position - changesShown);
  const shown = going.changes.slice(before, position + changesShown);
  return {
    changes: shown.map((change) => ({ id: change.seq, what: change.what, tables: going.tablesOf(change), atMs: change.fromMs })),
    position: position - before,
    before,
    isCut,
    checkpoints: checkpoints.map(({ id, name, atMs, file }) => ({ id, name, atMs, bytes: file.length })),
  };
}

/** Rejects with a sentence for the learner. */
export async function go(going: GoingBack, to: Destination, control?: WorkControl): Promise<void> {
  if ('checkpoint' in to) return going.goToCheckpoint(to.checkpoint, control);
  return going.goTo(stopOf(going, to), control);
}

/** Where on the line; throws where it is not there any more. */
export function stopOf({ changes }: Pick<GoingBack, 'changes'>, stop: Stop): number {
  const id = 'before' in stop ? stop.before : stop.after;
  const at = changes.findLastIndex(({ seq }) => seq === id);
  if (at < 0) throw new Error('This moment is not kept any more. Nothing was changed.');
  return 'before' in stop ? at : at + 1;
}
