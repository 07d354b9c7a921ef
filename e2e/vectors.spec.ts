/** A vector index in a browser: the console lists it, the road of a search says what it compared and what it took. */
import { expect, test } from '@playwright/test';
import { violationsOf } from './fixtures/axe.ts';
import { road, send, stations } from './fixtures/inside.ts';

const films = {
  TableName: 'Films',
  AttributeDefinitions: ['id', 'genre'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
  VectorIndexes: [
    {
      IndexName: 'byMeaning',
      VectorAttribute: { AttributeName: 'embedding' },
      Dimensions: 3,
      DistanceFunction: 'COSINE',
      SearchSchema: [{ AttributeName: 'genre', SearchSchemaElementType: 'INLINE_FILTER' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

const vector = (...numbers: number[]): object[] => numbers.map((number) => ({ N: String(number) }));

test('a search has a road, the console lists its index', async ({ page }) => {
  await page.goto('./#/inside/road');
  await expect(page.getByRole('heading', { level: 1, name: 'Inside' })).toBeAttached();
  await send(page, 'CreateTable', films);
  await send(page, 'AdvanceClock', { Seconds: 10 });
  for (let n = 0; n < 12; n++) {
    const Item = { id: { S: `film-${n}` }, genre: { S: n % 2 === 0 ? 'drama' : 'western' }, embedding: { L: vector(Math.cos(n / 4), Math.sin(n / 4), 0) } };
    await send(page, 'PutItem', { TableName: 'Films', Item });
  }
  await send(page, 'AdvanceClock', { Seconds: 2 });
  const search = { TableName: 'Films', IndexName: 'byMeaning', SearchVector: vector(1, 0, 0), TopK: 2, ReturnConsumedCapacity: 'INDEXES' };
  const { status, response } = await send(page, 'SearchVectors', { ...search, SearchConditionExpression: 'genre = :g', ExpressionAttributeValues: { ':g': { S: 'drama' } } });
  expect(status).toBe(200);
  const found = response['SearchResults'] as readonly { readonly Item: { readonly id: { readonly S: string } } }[];
  expect(found.map(({ Item }) => Item.id.S)).toEqual(['film-0', 'film-2']);

  await expect(road(page).getByRole('heading', { level: 2 })).toContainText('SearchVectors');
  await expect(stations(page).filter({ hasText: 'byMeaning' })).toContainText('6 vectors compared, 2 answered');
  expect(await violationsOf(page)).toEqual([]);

  await page.goto('./#/tables/Films/indexes');
  const row = page.getByRole('row', { name: /byMeaning/ });
  await expect(row).toContainText('embedding');
  await expect(row).toContainText('3');
  expect(await violationsOf(page)).toEqual([]);
});
