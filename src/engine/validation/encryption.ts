/** SSESpecification. Source: reference 1.65; M-Q 044, 117, 141, 437. */
import { invalidParameter, type Refusal } from '#engine/model/refusal.ts';
import type { WireEncryption } from '#engine/model/requests.ts';
import { accountId, region } from '#engine/model/table.ts';

/** A key of KMS; `isArn`: named by its ARN. */
export interface KeyWish {
  readonly keyArn: string;
  readonly isArn: boolean;
}

/** Assumption: the id of the account's own key for DynamoDB is any UUID. */
const managedKeyArn = `arn:aws:kms:${region}:${accountId}:key/00000000-0000-4000-8000-000000000000`;
const managedAlias = 'alias/aws/dynamodb';

/** Left open, it is on when a type is given. Source: M-Q 044. */
const isOn = ({ Enabled: enabled, SSEType: type }: WireEncryption): boolean => enabled ?? type !== undefined;

export function checkEncryption(wire: WireEncryption | undefined): Refusal | undefined {
  if (wire === undefined) return undefined;
  const { SSEType: type, KMSMasterKeyId: key } = wire;
  if (wire.Enabled === false) {
    if (type !== undefined) return invalidParameter('SSEType can not be specified if Enabled is false');
    if (key !== undefined) return invalidParameter('KMSMasterKeyId can not be specified if Enabled is false');
    return undefined;
  }
  if (type === 'AES256') return invalidParameter('SSEType AES256 is not supported');
  if (key !== undefined && type !== 'KMS') return invalidParameter('SSEType KMS is required if KMSMasterKeyId is specified');
  return undefined;
}

/** `'off'`: the key that AWS owns. */
export function keyWish(wire: WireEncryption | undefined): KeyWish | 'off' | undefined {
  if (wire === undefined) return undefined;
  return isOn(wire) ? keyNamed(wire.KMSMasterKeyId) : 'off';
}

/**
 * Assumption: there is no KMS here, so every key that is named exists and is enabled. A key's id, or an alias, is
 * made an ARN of this account.
 */
function keyNamed(id: string | undefined): KeyWish {
  if (id === undefined) return { keyArn: managedKeyArn, isArn: false };
  const alias = /(?:^|:)(alias\/.+)$/.exec(id)?.[1];
  if (alias === managedAlias) return { keyArn: managedKeyArn, isArn: false };
  if (alias !== undefined) return { keyArn: `arn:aws:kms:${region}:${accountId}:key/${alias.slice('alias/'.length)}`, isArn: false };
  return id.startsWith('arn:') ? { keyArn: id, isArn: true } : { keyArn: `arn:aws:kms:${region}:${accountId}:key/${id}`, isArn: false };
}
