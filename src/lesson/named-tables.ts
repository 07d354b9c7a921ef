/** The tables whose items a lesson looks at: facts are asked for these alone. */
import type { Check } from './checks/check.ts';
import { tablesOf } from './checks/evaluate.ts';
import type { Expression } from './expression.ts';
import type { Lesson, Step } from './lesson.ts';
import { type Inline, inlinesIn, inlinesOf, picturesOf } from './prose.ts';

export function namedTables({ steps }: Lesson): string[] {
  return [...new Set(steps.flatMap((step) => [...checksOf(step).flatMap(tablesOf), ...inTexts(step), ...inPictures(step)]))];
}

const checksOf = ({ check, hints }: Step): Check[] => [
  ...(check === undefined ? [] : [check]),
  ...hints.flatMap(({ cases }) => cases.map(({ when }) => when)),
];

function* inTexts({ prose, predict, hints, afterword }: Step): Generator<string> {
  yield* tablesIn(inlinesOf(prose));
  yield* tablesIn(inlinesOf(afterword));
  if (predict !== undefined) {
    yield* tablesIn(inlinesIn(predict.question));
    yield* tablesIn(inlinesIn(predict.why));
  }
  for (const { cases, otherwise } of hints) {
    for (const { then } of cases) yield* tablesIn(inlinesIn(then));
    yield* tablesIn(inlinesIn(otherwise));
  }
}

const inPictures = ({ afterword }: Step): string[] =>
  [...picturesOf(afterword)].flatMap((picture) => (picture.of === 'item' ? [picture.table] : []));

function* tablesIn(inlines: Iterable<Inline>): Generator<string> {
  for (const inline of inlines) if (inline.kind === 'value') yield* tablesOfExpression(inline.expression);
}

function tablesOfExpression(expression: Expression): string[] {
  switch (expression.kind) {
    case 'item bytes':
    case 'attribute':
      return [expression.item.table];
    case 'item count':
      return expression.key.length === 0 ? [] : [expression.table];
    case 'arithmetic':
      return [...tablesOfExpression(expression.left), ...tablesOfExpression(expression.right)];
    default:
      return [];
  }
}
