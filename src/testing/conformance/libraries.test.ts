/** Well-kept libraries that speak DynamoDB, at their everyday work, through both doors. */
import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table as OneTable } from 'dynamodb-onetable';
import {
  $add,
  DeleteItemCommand,
  Entity as ToolboxEntity,
  GetItemCommand,
  item,
  number,
  PutItemCommand,
  QueryCommand,
  string,
  Table as ToolboxTable,
  UpdateItemCommand,
} from 'dynamodb-toolbox';
import { Entity as ElectroEntity, Service } from 'electrodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableOf } from '../table-notation.ts';
import { doors, type OpenDoor } from './doors.ts';

type CreateInput = ConstructorParameters<typeof CreateTableCommand>[0];

async function createTable(client: DynamoDBClient, notation: string): Promise<void> {
  const input = tableOf(notation) as CreateInput;
  await client.send(new CreateTableCommand(input));
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.1, maxDelay: 0.2 }, { TableName: input.TableName });
}

describe.each(doors)('%s', (_name, open) => {
  let door: OpenDoor;
  let client: DynamoDBClient;
  beforeAll(async () => {
    door = await open();
    ({ client } = door);
    await createTable(client, 'Electro pk:S sk:S | global gsi1 gsi1pk:S gsi1sk:S');
    await createTable(client, 'Toolbox pk:S sk:S');
    await createTable(client, 'One pk:S sk:S | global gs1 gs1pk:S gs1sk:S');
  });
  afterAll(() => door.close());

  test('electrodb: entities, collections, pages, patches, transactions, batches', async () => {
    const task = new ElectroEntity(
      {
        model: { entity: 'task', version: '1', service: 'work' },
        attributes: {
          project: { type: 'string', required: true },
          id: { type: 'string', required: true },
          owner: { type: 'string', required: true },
          points: { type: 'number', default: 0 },
          tags: { type: 'set', items: 'string' },
        },
        indexes: {
          byProject: { pk: { field: 'pk', composite: ['project'] }, sk: { field: 'sk', composite: ['id'] } },
          byOwner: { index: 'gsi1', collection: 'desk', pk: { field: 'gsi1pk', composite: ['owner'] }, sk: { field: 'gsi1sk', composite: ['id'] } },
        },
      },
      { client, table: 'Electro' },
    );
    const work = new Service({ task });
    const ids = Array.from({ length: 30 }, (_, n) => `t${String(n).padStart(2, '0')}`);
    const { unprocessed } = await task.put(ids.map((id) => ({ project: 'p', id, owner: id < 't10' ? 'ann' : 'ben', points: 1 }))).go();
    expect(unprocessed).toEqual([]);
    await door.settle();

    const page = await task.query.byProject({ project: 'p' }).go({ limit: 12 });
    const rest = await task.query.byProject({ project: 'p' }).go({ cursor: page.cursor, pages: 'all' });
    expect([...page.data, ...rest.data].map(({ id }) => id)).toEqual(ids);

    const { data: patched } = await task
      .patch({ project: 'p', id: 't03' })
      .add({ points: 4, tags: ['late'] })
      .where(({ points }, { eq }) => eq(points, 1))
      .go({ response: 'all_new' });
    expect(patched).toMatchObject({ points: 5, tags: ['late'] });
    await expect(task.create({ project: 'p', id: 't03', owner: 'ann' }).go()).rejects.toThrow(/conditional request failed/i);

    const { data: desk } = await work.collections.desk({ owner: 'ann' }).go();
    expect(desk.task).toHaveLength(10);
    const { canceled } = await work.transaction
      .write(({ task: tasks }) => [
        tasks.patch({ project: 'p', id: 't00' }).add({ points: 1 }).commit(),
        tasks.remove({ project: 'p', id: 't29' }).commit(),
      ])
      .go();
    expect(canceled).toBe(false);
    await door.settle();
    const { data: got } = await task.get([{ project: 'p', id: 't00' }, { project: 'p', id: 't29' }]).go();
    expect(got.map(({ id, points }) => [id, points])).toEqual([['t00', 2]]);
  });

  test('dynamodb-toolbox: put, get, update with its operators, query, delete', async () => {
    const documentClient = DynamoDBDocumentClient.from(client);
    const table = new ToolboxTable({
      documentClient,
      name: 'Toolbox',
      partitionKey: { name: 'pk', type: 'string' },
      sortKey: { name: 'sk', type: 'string' },
    });
    const Pokemon = new ToolboxEntity({
      name: 'Pokemon',
      table,
      schema: item({ trainer: string().key().savedAs('pk'), name: string().key().savedAs('sk'), level: number().default(1) }),
    });
    for (const name of ['bulba', 'char', 'squir']) {
      await Pokemon.build(PutItemCommand).item({ trainer: 'ash', name }).send();
    }
    const { Attributes } = await Pokemon.build(UpdateItemCommand)
      .item({ trainer: 'ash', name: 'char', level: $add(4) })
      .options({ returnValues: 'ALL_NEW', condition: { attr: 'level', lt: 5 } })
      .send();
    expect(Attributes).toMatchObject({ name: 'char', level: 5 });
    await door.settle();
    const { Items = [] } = await table.build(QueryCommand).query({ partition: 'ash', range: { gte: 'c' } }).entities(Pokemon).send();
    expect(Items.map(({ name }) => name)).toEqual(['char', 'squir']);
    await Pokemon.build(DeleteItemCommand).key({ trainer: 'ash', name: 'char' }).send();
    await door.settle();
    expect((await Pokemon.build(GetItemCommand).key({ trainer: 'ash', name: 'char' }).send()).Item).toBeUndefined();
  });

  test('dynamodb-onetable: models, unique fields by transaction, find by index, batch get', async () => {
    const table = new OneTable({
      client,
      name: 'One',
      partial: false,
      schema: {
        format: 'onetable:1.1.0',
        version: '0.0.1',
        indexes: { primary: { hash: 'pk', sort: 'sk' }, gs1: { hash: 'gs1pk', sort: 'gs1sk' } },
        models: {
          User: {
            pk: { type: String, value: 'user#${id}' },
            sk: { type: String, value: 'user#' },
            id: { type: String, required: true },
            email: { type: String, required: true, unique: true },
            age: { type: Number },
            gs1pk: { type: String, value: 'users' },
            gs1sk: { type: String, value: 'user#${email}' },
          },
        },
      } as const,
    });
    const User = table.getModel('User');
    await User.create({ id: '1', email: 'a@example.com', age: 30 });
    await User.create({ id: '2', email: 'b@example.com', age: 40 });
    await expect(User.create({ id: '3', email: 'a@example.com' })).rejects.toThrow(/unique/i);
    expect(await User.update({ id: '1' }, { add: { age: 1 }, return: 'get' } as never)).toMatchObject({ age: 31 });
    await door.settle();
    const found = await User.find({ gs1sk: { begins: 'user#b' } } as never, { index: 'gs1' });
    expect(found.map(({ id }) => id)).toEqual(['2']);
    await User.remove({ id: '2' });
    await door.settle();
    expect(await User.get({ id: '2' })).toBeUndefined();
    const batch = {};
    await User.get({ id: '1' }, { batch });
    expect(await table.batchGet(batch, { parse: true })).toMatchObject([{ id: '1', age: 31 }]);
  });
});
