/**
 * The rows of a SELECT with columns: each column's value under the path's last name and what follows it, so
 * `a.b[0]` comes out as `b[0]`. What is missing is left out. Source: DG/ql-gettingstarted (`DateWatched[0]`),
 * https://github.com/floci-io/floci/pull/3798 (measured).
 */
import { type Item, setAttribute } from '#engine/model/attribute-value.ts';
import { type Path, valueAt } from '../path.ts';

function columnName(path: Path): string {
  const last = path.findLastIndex((element) => typeof element === 'string');
  return path
    .slice(last)
    .map((element, i) => (i === 0 ? element : `[${element}]`))
    .join('');
}

/** Values are shared with the item. */
export function row(item: Item, columns: readonly Path[]): Item {
  const values: Item = {};
  for (const path of columns) {
    const value = valueAt(item, path);
    if (value !== undefined) setAttribute(values, columnName(path), value);
  }
  return values;
}
