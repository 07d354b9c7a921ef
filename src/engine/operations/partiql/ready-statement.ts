/** A statement and the values for its question marks, from the text and parameters of a request. */
import { type Parameters, readStatement, type Statement } from '#engine/expressions/partiql/index.ts';
import type { AttributeValue } from '#engine/model/attribute-value.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import { checkValue } from '#engine/validation/attribute-values.ts';

export interface ReadyStatement {
  readonly statement: Statement;
  readonly parameters: Parameters;
}

/** Source of the text: as commonly reported. Values are checked and made canonical in place. */
export function readyStatement(text: string, parameters: AttributeValue[] = []): ReadyStatement | Refusal {
  const read = readStatement(text);
  if (isRefusal(read)) return read;
  if (read.parameters !== parameters.length) {
    return invalid("Number of parameters in request and statement don't match.");
  }
  for (const value of parameters) {
    const refusal = checkValue(value);
    if (refusal !== undefined) return refusal;
  }
  return { statement: read.statement, parameters };
}
