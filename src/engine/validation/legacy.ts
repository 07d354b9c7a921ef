/** Parameters from before expressions. They come with a later part of the API and are refused until then. */
import { invalid, type Refusal } from '#engine/model/refusal.ts';

export function refuseLegacy(parameters: Readonly<Record<string, unknown>>): Refusal | undefined {
  const name = Object.keys(parameters).find((parameter) => parameters[parameter] !== undefined);
  if (name === undefined) return undefined;
  return invalid(`Dynascope does not simulate the legacy parameter ${name}. Use an expression instead.`);
}
