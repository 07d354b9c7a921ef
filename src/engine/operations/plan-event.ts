/** Tells what a page will read. */
import type { TableRecord } from '#engine/model/table.ts';
import type { PagePlan } from '#engine/plan/read-plan.ts';
import type { Step } from './step.ts';

export function tellPlan(step: Step, table: TableRecord, plan: PagePlan): void {
  step.emit({
    type: 'read.planned',
    kind: plan.kind,
    tableName: table.name,
    indexName: plan.index?.name,
    consistency: plan.consistency,
    limit: plan.limit,
    direction: plan.direction,
    segment: plan.segment,
    totalSegments: plan.totalSegments,
    sortKeyCondition: plan.sortKeyCondition,
  });
}
