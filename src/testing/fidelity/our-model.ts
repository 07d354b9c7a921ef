/** Every parameter of every operation that is simulated, out of the engine's own shapes. */
import type { Shape } from '#engine';
import { controlShapes } from '#engine/protocol/control-shapes.ts';
import { requestShapes } from '#engine/protocol/request-shapes.ts';
import { scalingShapes } from '#engine/protocol/scaling-shapes.ts';
import { streamShapes } from '#engine/protocol/stream-shapes.ts';
import type { Parameters } from './sdk-model.ts';

/** Java's whole numbers are numbers to the SDK. */
const leafNames: Readonly<Partial<Record<Shape['kind'], string>>> = { integer: 'number', long: 'number', double: 'number', attributeValue: 'attribute value' };

function collect(shape: Shape, path: string, into: Map<string, string>): void {
  if (shape.kind === 'list') collect(shape.of, `${path}[]`, into);
  else if (shape.kind === 'map') collect(shape.of, `${path}{}`, into);
  else if (shape.kind !== 'structure') into.set(path, leafNames[shape.kind] ?? shape.kind);
  else for (const [name, member] of Object.entries(shape.members)) collect(member, path === '' ? name : `${path}.${name}`, into);
}

function parametersOf(shapes: Readonly<Record<string, Shape>>): ReadonlyMap<string, Parameters> {
  return new Map(
    Object.entries(shapes).map(([operation, shape]) => {
      const found = new Map<string, string>();
      collect(shape, '', found);
      return [operation, found];
    }),
  );
}

export const ourOperations: ReadonlyMap<string, Parameters> = parametersOf({ ...requestShapes, ...streamShapes });

/** Of Application Auto Scaling, whose SDK is not among ours to compare with. */
export const scalingOperations: ReadonlyMap<string, Parameters> = parametersOf(scalingShapes);

export const controlOperations: ReadonlyMap<string, Parameters> = parametersOf(controlShapes);
