import { expect, test } from 'vitest';
import { Story } from '#testing/story.ts';
import { type AutoScaling, formOf, isOfTable, scalableChoices, scalingRequests, scalingWords } from './auto-scaling.ts';
import { copyAs } from './copy-as.ts';

function orders(): Story {
  return new Story().table('Orders pk:S | global byWhom by:S KEYS_ONLY | provisioned 5 10');
}

const service = { ServiceNamespace: 'dynamodb' };
const read = (story: Story): AutoScaling => ({
  targets: story.done('DescribeScalableTargets', service).ScalableTargets,
  policies: story.done('DescribeScalingPolicies', service).ScalingPolicies,
  activities: story.done('DescribeScalingActivities', service).ScalingActivities,
});
const choices = (story: Story) => scalableChoices(story.engine.inspect().tables[0]!.record);

test('reads and writes of the table and of each global index can be scaled', () => {
  expect(choices(orders()).map(({ name, units, unit }) => `${name}: ${units} ${unit}`)).toEqual([
    'Reads of the table: 5 RCU',
    'Writes of the table: 10 WCU',
    'Reads of index byWhom: 5 RCU',
    'Writes of index byWhom: 10 WCU',
  ]);
});

test('the form comes to requests that the service takes, and comes back as it was', () => {
  const story = orders();
  for (const choice of choices(story)) {
    expect(scalingWords(read(story), choice)).toBe('Off');
    for (const { operation, input } of scalingRequests({ isOn: true, least: '7', most: '90', target: '50' }, choice, undefined)) story.done(operation, input);
    expect(scalingWords(read(story), choice)).toBe(`7 to 90 ${choice.unit}, target 50 %`);
    expect(formOf(read(story), choice)).toEqual({ isOn: true, least: '7', most: '90', target: '50' });
    for (const { operation, input } of scalingRequests({ ...formOf(read(story), choice), isOn: false }, choice, undefined)) story.done(operation, input);
    expect(scalingWords(read(story), choice)).toBe('Off');
  }
});

test('what is typed and no number goes as it is, and is refused', () => {
  const story = orders();
  const [first] = scalingRequests({ isOn: true, least: 'few', most: '90', target: '70' }, choices(story)[0]!, undefined);
  expect(story.call(first!.operation, first!.input)).toMatchObject({ status: 400, error: 'SerializationException' });
});

test('tables whose names begin alike are told apart', () => {
  const isOurs = isOfTable('Orders');
  const ids = ['table/Orders', 'table/Orders/index/byWhom', 'table/Orders2', 'table/Orders.old/index/x'];
  expect(ids.filter((ResourceId) => isOurs({ ResourceId, ScalableDimension: '' }))).toEqual(ids.slice(0, 2));
});

test('the requests are copied for the service that they go to', () => {
  const request = JSON.stringify({ ServiceNamespace: 'dynamodb' });
  expect(copyAs('cli', 'DescribeScalableTargets', request)).toEqual({ text: 'aws application-autoscaling describe-scalable-targets \\\n  --service-namespace dynamodb\n' });
  expect(JSON.stringify(copyAs('sdk', 'DescribeScalableTargets', request))).toContain("new ApplicationAutoScalingClient({})");
});
