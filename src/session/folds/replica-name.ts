/** A replica by its role and its letter. */
import { say } from '#texts/say.ts';
import type { Lane } from './road-model.ts';

/** `leader a`, `follower b` */
export const nameOfReplica = ({ role, replicaId }: Pick<Lane, 'role' | 'replicaId'>): string =>
  role === 'leader' ? say('leader {replicaId}', { replicaId }) : say('follower {replicaId}', { replicaId });
