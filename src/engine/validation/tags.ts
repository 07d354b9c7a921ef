/** Requests about tags. Source: M-Q 105 to 110, 368, 372. */
import { tagKeyLengthMax, tagsMax, tagValueLengthMax } from '#engine/model/limits.ts';
import { invalid, isRefusal, type Refusal } from '#engine/model/refusal.ts';
import type { WireTag } from '#engine/model/requests.ts';
import type { ListTagsRequest, TagResourceRequest, UntagResourceRequest } from '#engine/model/setting-requests.ts';
import type { Tag } from '#engine/model/table-settings.ts';
import { Constraints } from './constraints.ts';
import { type ResourceName, taggedResource } from './resource-arn.ts';

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const isKey = (key: string | undefined): key is string =>
  key !== undefined && key.length >= 1 && key.length <= tagKeyLengthMax && allowed.test(key);

const isValue = (value: string | undefined): value is string =>
  value !== undefined && value.length <= tagValueLengthMax && allowed.test(value);

const checkKey = (key: string | undefined): Refusal | undefined => {
  if (!isKey(key)) return invalid(`The Tag Key provided is invalid, Key: ${key ?? 'null'}`);
  return key.startsWith('aws:') ? invalid(`Tag Key cannot be prefixed with aws:, Key: ${key}`) : undefined;
};

/** Those of a new table, or those that a table gets. */
export function checkTags(tags: readonly WireTag[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const { Key: key, Value: value } of tags) {
    const refusal = checkKey(key);
    if (refusal !== undefined) return refusal;
    if (!isValue(value)) return invalid(`The Tag Value provided is invalid, Value: ${value ?? 'null'}`);
    if (seen.has(key ?? '')) return invalid(`Duplicate Tag Keys provided as input: Duplicate Tag Key found ${key}`);
    seen.add(key ?? '');
  }
  return tags.length > tagsMax ? tooMany() : undefined;
}

export const tooMany = (): Refusal => invalid('Number of Tags exceed the current limit for the provided ResourceArn');

export const tagsOf = (tags: readonly WireTag[] = []): Tag[] =>
  tags.map(({ Key: key = '', Value: value = '' }) => ({ key, value }));

export interface Tagged {
  readonly arn: string;
  readonly resource: ResourceName;
}

function tagged<Rest extends object>(arn: string | undefined, rest: Rest): (Tagged & Rest) | Refusal {
  const resource = taggedResource(arn);
  return isRefusal(resource) ? resource : { arn: arn ?? '', resource, ...rest };
}

/** Assumption: the ARN is looked at before the tags. */
export function validateTagResource(wire: TagResourceRequest): (Tagged & { readonly tags: readonly Tag[] }) | Refusal {
  const missing = new Constraints().required('tags', wire.Tags).refusal();
  if (missing !== undefined) return missing;
  const { Tags: tags = [] } = wire;
  const request = tagged(wire.ResourceArn, { tags: tagsOf(tags) });
  if (isRefusal(request)) return request;
  if (tags.length === 0) return invalid('Atleast one Tag needs to be provided as Input.');
  return checkTags(tags) ?? request;
}

export function validateUntagResource(wire: UntagResourceRequest): (Tagged & { readonly keys: readonly string[] }) | Refusal {
  const missing = new Constraints().required('tagKeys', wire.TagKeys).refusal();
  if (missing !== undefined) return missing;
  const { TagKeys: keys = [] } = wire;
  const request = tagged(wire.ResourceArn, { keys });
  if (isRefusal(request)) return request;
  if (keys.length === 0) return invalid('Atleast one Tag Key needs to be provided as Input.');
  for (const key of keys) {
    const refusal = checkKey(key);
    if (refusal !== undefined) return refusal;
  }
  return keys.length > tagsMax ? tooMany() : request;
}

/** A token that is none is ignored. Source: M-Q 073. */
export const validateListTags = (wire: ListTagsRequest): Tagged | Refusal => tagged(wire.ResourceArn, {});
