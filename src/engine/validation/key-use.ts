/** How expressions may use the key attributes of a table and its indexes. */
import { type Condition, conditionPaths, type Path, type Update } from '#engine/expressions/index.ts';
import { type AttributeMap, setAttribute } from '#engine/model/attribute-value.ts';
import { keyAttributes } from '#engine/model/key.ts';
import { invalid, type Refusal } from '#engine/model/refusal.ts';
import { globalIndexes, localIndexes, type TableRecord } from '#engine/model/table.ts';
import { checkIndexKeys } from './keys.ts';

/** A key has nothing inside it. Source: E, in AWS's words. */
export function checkKeyPaths(table: TableRecord, paths: readonly Path[]): Refusal | undefined {
  const entered = new Set(paths.filter(({ length }) => length > 1).map(([first]) => first));
  if (entered.size === 0) return undefined;
  const refuse = (kind: 'Key' | 'IndexKey', name: string): Refusal =>
    invalid(`Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${name}`);
  const own = keyAttributes(table.key).find(({ name }) => entered.has(name));
  if (own !== undefined) return refuse('Key', own.name);
  const indexes = [...globalIndexes(table), ...localIndexes(table)];
  const index = indexes.flatMap(({ key }) => keyAttributes(key)).find(({ name }) => entered.has(name));
  return index && refuse('IndexKey', index.name);
}

/** The same for what a Query or Scan asks for. */
export const checkReadPaths = (
  table: TableRecord,
  { projection = [], filter }: { readonly projection?: readonly Path[] | undefined; readonly filter?: Condition | undefined },
): Refusal | undefined => checkKeyPaths(table, [...projection, ...(filter === undefined ? [] : conditionPaths(filter))]);

/** Values that an update gives to top-level attributes as they stand in the request. */
export function literalsOf({ actions }: Update): AttributeMap {
  const literals: AttributeMap = {};
  for (const action of actions) {
    const [name] = action.path;
    if (action.path.length > 1 || typeof name !== 'string') continue;
    if (action.clause === 'ADD') setAttribute(literals, name, action.value);
    else if (action.clause === 'SET' && action.source.kind === 'value') setAttribute(literals, name, action.source.value);
  }
  return literals;
}

/** Values that an update gives to index keys as they stand in the request; what it computes shows only later. */
export const checkIndexKeyLiterals = (table: TableRecord, update: Update): Refusal | undefined =>
  checkIndexKeys(table, literalsOf(update), 'update');
