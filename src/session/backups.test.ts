import { afterAll, describe, expect, test } from 'vitest';
import { memoryConnection } from '#testing/memory-connection.ts';
import { tableOf } from '#testing/table-notation.ts';
import {
  type BackupSummary,
  backupNameAt,
  freeName,
  indexesOf,
  lostTables,
  momentProblem,
  nameProblem,
  readBackupIndexes,
  readBackups,
  readMoment,
  readRecovery,
  recoveryInput,
  restoreBackupInput,
  restoreMomentInput,
  windowAt,
} from './backups.ts';
import { Session } from './session.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
const window = { days: 1, earliestMs: at('2026-11-20 09:00:00'), latestMs: at('2026-11-20 10:00:00') };

describe('a moment that is typed', () => {
  test.each([
    ['2026-11-20 09:30:05', '2026-11-20 09:30:05'],
    [' 2026-11-20T09:30:05Z ', '2026-11-20 09:30:05'],
    ['2026-11-20 09:30', '2026-11-20 09:30:00'],
  ])('%s', (typed, moment) => expect(readMoment(typed)).toBe(at(moment)));

  test.each(['', 'yesterday', '2026-13-20 09:30:05', '20.11.2026 09:30'])('%s is none', (typed) => expect(readMoment(typed)).toBeUndefined());

  test.each([
    ['noon', /Write it as/],
    ['2026-11-20 08:59:59', /earliest is 2026-11-20 09:00:00/],
    ['2026-11-20 10:00:01', /latest is 2026-11-20 10:00:00/],
  ])('%s cannot be gone back to', (typed, problem) => expect(momentProblem(typed, window)).toMatch(problem));

  test('of the window has no problem', () => expect(momentProblem('2026-11-20 10:00:00', window)).toBeUndefined());
});

test('the window moves on with time, five minutes behind it and as long as its days', () => {
  expect(windowAt(window, at('2026-11-20 10:02:00'))).toEqual(window);
  expect(windowAt(window, at('2026-11-21 12:00:00.5'))).toEqual({ days: 1, earliestMs: at('2026-11-20 12:00:00'), latestMs: at('2026-11-21 11:55:00') });
});

test('names of new tables and backups', () => {
  expect(freeName('Orders-restored', ['Orders'])).toBe('Orders-restored');
  expect(freeName('Orders-restored', ['Orders-restored', 'Orders-restored-2'])).toBe('Orders-restored-3');
  expect(nameProblem('Orders', ['Orders'])).toMatch(/never writes into one/);
  expect(nameProblem('a b', [])).toMatch(/letters, digits/);
  expect(nameProblem('Back', ['Orders'])).toBeUndefined();
  expect(backupNameAt('Orders', at('2026-11-20 09:30:05'))).toBe('Orders-2026-11-20T09-30-05');
});

test('tables that are gone are found by their backups', () => {
  const backup = (TableName: string) => ({ TableName }) as BackupSummary;
  expect(lostTables(['b', 'a', 'here', 'a'].map(backup), ['here'])).toEqual([{ name: 'a', count: 2 }, { name: 'b', count: 1 }]);
});

describe('what the forms ask for is taken by DynamoDB', async () => {
  const connection = await memoryConnection();
  const session = new Session(connection, await connection.clock());
  afterAll(() => session.close());
  const run = async (operation: string, input: object): Promise<void> => {
    const { error } = await session.run(operation, input);
    expect(error, operation).toBeUndefined();
  };
  const indexNames = async (name: string): Promise<string[]> => {
    await run('AdvanceClock', { Seconds: 20 });
    await session.readTables();
    return session.store.getState().tables!.find(({ record }) => record.name === name)!.record.indexes.map((index) => index.name);
  };

  test('restores with all indexes and with some, from a backup and from a moment', async () => {
    await run('SetClock', { Speed: 0 });
    await run('CreateTable', tableOf('Orders pk:S sk:S | local byDay day:S | global byState state:S | global byTown town:S keys | provisioned 5 5'));
    await run('AdvanceClock', { Seconds: 5 });
    await run('UpdateContinuousBackups', recoveryInput('Orders', 7));
    await run('CreateBackup', { TableName: 'Orders', BackupName: 'before' });
    await run('AdvanceClock', { Seconds: 400 });
    expect(await readRecovery(session, 'Orders')).toMatchObject({ days: 7 });
    const [{ BackupArn } = { BackupArn: '' }] = await readBackups(session, 'Orders');

    const ofBackup = await readBackupIndexes(session, BackupArn);
    await run('RestoreTableFromBackup', restoreBackupInput(BackupArn, { target: 'Whole', without: [] }, ofBackup));
    expect(await indexNames('Whole')).toEqual(['byDay', 'byState', 'byTown']);
    await run('RestoreTableFromBackup', restoreBackupInput(BackupArn, { target: 'Part', without: ['byDay', 'byTown'] }, ofBackup));
    expect(await indexNames('Part')).toEqual(['byState']);

    const { record } = session.store.getState().tables!.find((table) => table.record.name === 'Orders')!;
    const { latestMs } = (await readRecovery(session, 'Orders'))!;
    await run('RestoreTableToPointInTime', restoreMomentInput('Orders', latestMs - 1000, { target: 'Then', without: ['byState', 'byTown'] }, indexesOf(record)));
    expect(await indexNames('Then')).toEqual(['byDay']);
    await run('UpdateContinuousBackups', recoveryInput('Orders', undefined));
    expect(await readRecovery(session, 'Orders')).toBeUndefined();
  });
});
