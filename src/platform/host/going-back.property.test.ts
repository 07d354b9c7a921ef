/** Any walk over a story, against a plain list of states; with reloads and snapshots at any moment. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dynamoTargetPrefix, encodeUtf8, noLag, type Settings } from '#engine';
import { HandWall } from '#testing/hand-wall.ts';
import { MemoryDisk, MemoryMedium } from '../disk/memory-disk.ts';
import { EngineHost } from './engine-host.ts';
import { writeSnapshot } from './snapshots.ts';

const settings: Settings = { seed: 7, startMs: 1_800_000_000_000, ...noLag };

class Walk {
  readonly #medium = new MemoryMedium();
  readonly #wall = new HandWall();
  #disk = new MemoryDisk(this.#medium);
  #host: EngineHost | undefined;
  /** Keys of the table at each stop, and which of the stops is the present. */
  #stops: string[] = [''];
  #at = 0;
  #checkpoint: string | undefined;
  #hasSnapshot = false;
  #puts = 0;

  async begin(): Promise<void> {
    await this.#open();
    await this.#call('CreateTable', {
      TableName: 'Music',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }, 'page');
    this.#wall.pass(10_000);
  }

  async step(name: string): Promise<void> {
    const { going } = this.#host!;
    if (name === 'put') {
      const pk = String(this.#puts++).padStart(3, '0');
      await this.#call('PutItem', { TableName: 'Music', Item: { pk: { S: pk } } }, 'learner');
      this.#change(`${this.#stops[this.#at]!} ${pk}`.trim());
    } else if (name === 'undo' && going.position > 0) {
      await going.goTo(going.position - 1);
      this.#at--;
    } else if (name === 'redo' && going.position < going.changes.length) {
      await going.goTo(going.position + 1);
      this.#at++;
    } else if (name === 'far' && going.position > 2) {
      await going.goTo(going.position - 3);
      this.#at -= 3;
    } else if (name === 'wait') this.#wall.pass(61_000);
    else if (name === 'reload') await this.#reload();
    else if (name === 'snapshot') await this.#snapshot();
    else if (name === 'keep' && this.#checkpoint === undefined) {
      await going.keepCheckpoint('Here');
      this.#checkpoint = this.#stops[this.#at]!;
    } else if (name === 'back' && this.#checkpoint !== undefined) {
      await going.goToCheckpoint(going.checkpoints[0]!.id);
      this.#change(this.#checkpoint);
    }
    this.#compare();
  }

  close(): Promise<void> {
    return this.#host!.close();
  }

  #change(keys: string): void {
    this.#stops = [...this.#stops.slice(0, this.#at + 1), keys];
    this.#at++;
  }

  #compare(): void {
    const { going } = this.#host!;
    const [table] = this.#host!.inspect().tables;
    expect([...table!.items()].map((item) => item['pk']?.S ?? '').sort((a, b) => (a < b ? -1 : 1)).join(' ')).toBe(this.#stops[this.#at]);
    expect([going.position, going.changes.length]).toEqual([this.#at, this.#stops.length - 1]);
  }

  /** Before a snapshot the journal knows nothing; without one it knows all. */
  async #reload(): Promise<void> {
    await this.#host!.close();
    await this.#open();
    const { position, changes } = this.#host!.going;
    if (!this.#hasSnapshot) return;
    this.#stops = this.#stops.slice(this.#at - position, this.#at + changes.length - position + 1);
    this.#at = position;
    expect(this.#stops).toHaveLength(changes.length + 1);
  }

  async #snapshot(): Promise<void> {
    this.#hasSnapshot = true;
    const { going } = this.#host!;
    // Waits until all is written, as the host does before it begins a snapshot.
    await going.dropCheckpoint(0);
    going.coverAll();
    await writeSnapshot(this.#disk, this.#host!.fork(), [], going.checkpoints);
  }

  async #open(): Promise<void> {
    this.#disk = new MemoryDisk(this.#medium);
    this.#host = await EngineHost.open({ disk: this.#disk, settings, wall: this.#wall });
  }

  async #call(operation: string, input: object, origin: 'learner' | 'page'): Promise<void> {
    const { response } = await this.#host!.call({ target: dynamoTargetPrefix + operation, body: encodeUtf8(JSON.stringify(input)), origin });
    expect(response.status).toBe(200);
  }
}

const steps = ['put', 'put', 'put', 'undo', 'undo', 'redo', 'far', 'wait', 'reload', 'snapshot', 'keep', 'back'];

test('any walk ends where it should, and knows what it should', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 24 }), async (names) => {
      const walk = new Walk();
      await walk.begin();
      for (const name of names) await walk.step(name);
      await walk.close();
    }),
    { numRuns: 200 },
  );
}, 30_000);
