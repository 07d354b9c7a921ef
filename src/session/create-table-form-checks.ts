/**
 * What can be said of a form before it is sent. It stops nobody: DynamoDB's own answer is the truth, and a
 * learner may want to see it.
 */
import { limits, usualPhysics } from '#engine';
import { say } from '#texts/say.ts';
import { type CreateTableForm, type IndexForm, numberOf, type UnitsForm } from './create-table-form.ts';
import { formatNumber } from './format.ts';

/** Source: reference 13.08: characters of a name of a table or an index, and how many. */
const namePattern = /^[a-zA-Z0-9_.-]*$/;
const nameLengthMin = 3;
const nameLengthMax = 255;

/** What is wrong with a name; nothing is said of one that is still empty. */
export function nameWarning(name: string, taken: readonly string[], noun: 'table' | 'index'): string | undefined {
  if (name === '') return undefined;
  if (!namePattern.test(name)) return say('Letters, digits, hyphen, underscore and full stop only.');
  if (name.length < nameLengthMin) return say('At least {nameLengthMin} characters.', { nameLengthMin });
  if (name.length > nameLengthMax) return say('At most {nameLengthMax} characters.', { nameLengthMax });
  return taken.includes(name) ? (noun === 'table' ? say('There is a table of this name.') : say('There is an index of this name.')) : undefined;
}

export function attributeWarning(name: string): string | undefined {
  const bytes = new TextEncoder().encode(name).length;
  return bytes > limits.keyNameBytesMax ? say('At most {keyNameBytesMax} bytes; this has {bytes}.', { keyNameBytesMax: limits.keyNameBytesMax, bytes }) : undefined;
}

export function unitsWarning(text: string, most: number): string | undefined {
  const units = numberOf(text);
  if (typeof units !== 'number' || units < 1 || !Number.isInteger(units)) return say('A whole number from 1 up.');
  return units > most ? say('At most {most} without asking AWS for more.', { most: formatNumber(most) }) : undefined;
}

/** A maximum may be left out. */
export const maximumWarning = (text: string): string | undefined =>
  text.trim() === '' ? undefined : unitsWarning(text, Number.POSITIVE_INFINITY);

export const readUnitsWarning = ({ read }: UnitsForm): string | undefined => unitsWarning(read, usualPhysics.account.tableReadUnitsPerSecondMax);
export const writeUnitsWarning = ({ write }: UnitsForm): string | undefined => unitsWarning(write, usualPhysics.account.tableWriteUnitsPerSecondMax);

/** Why no more indexes of a kind can be asked for; nothing while they can. */
export function indexLimit(form: Pick<CreateTableForm, 'sort' | 'indexes'>, kind: IndexForm['kind']): string | undefined {
  const count = form.indexes.filter((index) => index.kind === kind).length;
  if (kind === 'global') {
    return count < limits.globalIndexesMax ? undefined : say('A table has at most {globalIndexesMax} global indexes.', { globalIndexesMax: limits.globalIndexesMax });
  }
  if (form.sort.name === '') return say('A local index needs a table with a sort key.');
  return count < limits.localIndexesMax ? undefined : say('A table has at most {localIndexesMax} local indexes.', { localIndexesMax: limits.localIndexesMax });
}
