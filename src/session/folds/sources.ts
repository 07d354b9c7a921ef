/** Where the facts behind a "why?" stand, and what is assumed where AWS says nothing. */
import { say } from '#texts/say.ts';
import { isControl, isOfScaling, isOfStreams } from '../operations.ts';
import type { Source } from './road-model.ts';

const guide = (page: string): Source => ({
  name: say('AWS documentation'),
  href: `https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/${page}.html`,
});

export const sources = {
  capacity: guide('read-write-operations'),
  partitions: guide('HowItWorks.Partitions'),
  limits: guide('burst-adaptive-capacity'),
  consistency: guide('HowItWorks.ReadConsistency'),
  globalIndex: guide('GSI'),
  localIndex: guide('LSI'),
  constraints: guide('Constraints'),
  vectorCapacity: guide('VectorSearchMonitoring'),
  vectorSearch: guide('VectorSearchWorkingWith'),
  statements: guide('ql-reference'),
  transactions: guide('transaction-apis'),
  streams: guide('Streams'),
  throttling: guide('throttling-diagnosing-workflow'),
  /** Nothing for operations that are ours alone. */
  operation: (name: string): Source | undefined =>
    isControl(name)
      ? undefined
      : isOfScaling(name)
        ? { name: say('AWS documentation'), href: `https://docs.aws.amazon.com/autoscaling/application/APIReference/API_${encodeURIComponent(name)}.html` }
        : {
          name: say('AWS documentation'),
          href: `https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_${isOfStreams(name) ? 'streams_' : ''}${encodeURIComponent(name)}.html`,
        },
  paper: { name: say('USENIX paper of 2022'), href: 'https://www.usenix.org/conference/atc22/presentation/elhemali' },
} as const;

/** The words are the reasons that stand beside the code they speak of. */
export const assumed = {
  hash: say('AWS publishes no hash function. Here: MD5 of the key with a fixed prefix.'),
  debt: say('What a request costs is known when it is done. Here it is let in while anything is left, and what it took too much is owed.'),
  replica: say('AWS publishes neither who answers nor how late followers are. Here both are drawn from the seed.'),
  quorum: say('AWS publishes neither who leads nor which follower is quicker. Here both are drawn from the seed.'),
  indexLag: say('AWS publishes no delay. Here it is drawn from the seed.'),
  vectorSearch: say('AWS compares with a part of the vectors and says neither which nor how many. Here all are compared, and a number that grows slowly is counted.'),
  latency: say('AWS promises single-digit milliseconds and publishes no curve. Here it is drawn from the seed.'),
  lifecycle: say('AWS publishes no times. Here they are short enough not to wait for, and long enough to be seen.'),
} as const;
