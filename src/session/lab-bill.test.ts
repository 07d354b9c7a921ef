import { expect, test } from 'vitest';
import { startWorkload } from '#engine';
import { labBill } from './lab-bill.ts';
import { LabDesk, labInput, type LabDesign, type LabOutcome } from './lab-desk.ts';

function outcome(design: LabDesign): LabOutcome {
  const desk = new LabDesk(() => Promise.reject(new Error('not run here')));
  desk.setTraffic({ keys: 'UNIFORM', pattern: 'CONSTANT', perSecond: 100, minutes: 60 });
  const { traffic } = desk.store.getState();
  const run = startWorkload(labInput(traffic, design));
  if (typeof run === 'string') throw new Error(run);
  while (!run.isDone) run.advance(100_000);
  return { design, traffic, result: run.result() };
}

const design: LabDesign = { billingMode: 'PROVISIONED', readUnits: 5, writeUnits: 200, regime: 'ADAPTIVE', writeShards: 1 };

test('provisioned capacity is paid by the hour, used or not', () => {
  const provisioned = outcome(design);
  const { lines, unusedShare } = labBill(provisioned);
  expect(lines.map(({ arithmetic }) => arithmetic)).toEqual(['200 WCU × 1 h × $0.00065', '5 RCU × 1 h × $0.00013']);
  expect(lines.reduce((sum, { dollars }) => sum + dollars, 0)).toBeCloseTo(provisioned.result.Totals.Dollars, 9);
  expect(unusedShare).toBeCloseTo(0.5, 2);
});

test('on demand, what is used is paid', () => {
  const onDemand = outcome({ ...design, billingMode: 'PAY_PER_REQUEST' });
  const { lines, unusedShare } = labBill(onDemand);
  expect(lines.map(({ arithmetic }) => arithmetic)).toEqual(['360,000 WCU × $0.625 per million']);
  expect(lines[0]!.dollars).toBeCloseTo(onDemand.result.Totals.Dollars, 9);
  expect(unusedShare).toBeUndefined();
});
