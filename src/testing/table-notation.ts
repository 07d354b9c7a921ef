/**
 * A table in one line, so that a test shows what matters of it:
 *
 *     Music pk:S sk:N | local byYear year:N | global byGenre genre:S year:N INCLUDE title,album | provisioned 5 10
 *
 * Projections are ALL unless they are named. Several partition keys of a global index stand in brackets:
 * `global byPlace [country:S city:S] street:S`. A vector index has its vector attribute, dimensions and distance, then the
 * attribute that partitions it in brackets and its inline filters: `vector byMeaning emb 3 COSINE [tenant:S] kind:S`.
 */
import type { CreateTableRequest, WireIndex, WireKeyElement, WireProjection, WireVectorIndex } from '#engine/model/requests.ts';

type Definitions = Map<string, string>;

function keyElements(words: readonly string[], definitions: Definitions): WireKeyElement[] {
  const elements: WireKeyElement[] = [];
  let inBrackets = false;
  let hashIsOver = false;
  for (const word of words) {
    if (word.startsWith('[')) inBrackets = true;
    const [name = '', type = 'S'] = word.replace(/^\[|\]$/g, '').split(':');
    definitions.set(name, type);
    elements.push({ AttributeName: name, KeyType: hashIsOver ? 'RANGE' : 'HASH' });
    if (word.endsWith(']')) inBrackets = false;
    if (!inBrackets) hashIsOver = true;
  }
  return elements;
}

function projectionOf(words: readonly string[]): WireProjection {
  const [type = 'ALL', names] = words;
  return names === undefined ? { ProjectionType: type } : { ProjectionType: type, NonKeyAttributes: names.split(',') };
}

function indexOf(words: readonly string[], definitions: Definitions, local: WireKeyElement | undefined): WireIndex {
  const [IndexName = '', ...rest] = words;
  const isProjection = (word: string): boolean => /^(ALL|KEYS_ONLY|INCLUDE)$/.test(word);
  const at = rest.findIndex(isProjection);
  const keys = at < 0 ? rest : rest.slice(0, at);
  const own = keyElements(keys, definitions);
  return {
    IndexName,
    KeySchema: local === undefined ? own : [local, ...own.map((element) => ({ ...element, KeyType: 'RANGE' }))],
    Projection: projectionOf(at < 0 ? [] : rest.slice(at)),
  };
}

function vectorIndexOf(words: readonly string[], definitions: Definitions): WireVectorIndex {
  const [IndexName = '', AttributeName = '', dimensions, DistanceFunction = '', ...rest] = words;
  const at = rest.findIndex((word) => /^(ALL|KEYS_ONLY|INCLUDE)$/.test(word));
  const schema = (at < 0 ? rest : rest.slice(0, at)).map((word) => {
    const [name = '', type = 'S'] = word.replace(/^\[|\]$/g, '').split(':');
    definitions.set(name, type);
    return { AttributeName: name, SearchSchemaElementType: word.startsWith('[') ? 'HASH' : 'INLINE_FILTER' };
  });
  return {
    IndexName,
    VectorAttribute: { AttributeName },
    ...(schema.length > 0 ? { SearchSchema: schema } : {}),
    Projection: projectionOf(at < 0 ? [] : rest.slice(at)),
    Dimensions: Number(dimensions),
    DistanceFunction,
  };
}

/** The body of the CreateTable request that makes the table. */
export function tableOf(notation: string): CreateTableRequest {
  const [head = '', ...parts] = notation.split('|').map((part) => part.trim().split(/\s+/));
  const [TableName = '', ...keys] = head as string[];
  const definitions: Definitions = new Map();
  const KeySchema = keyElements(keys, definitions);
  const locals: WireIndex[] = [];
  const globals: WireIndex[] = [];
  const vectors: WireVectorIndex[] = [];
  let throughput: CreateTableRequest['ProvisionedThroughput'];
  for (const [kind, ...words] of parts) {
    if (kind === 'local') locals.push(indexOf(words, definitions, KeySchema[0]));
    else if (kind === 'global') globals.push(indexOf(words, definitions, undefined));
    else if (kind === 'vector') vectors.push(vectorIndexOf(words, definitions));
    else throughput = { ReadCapacityUnits: Number(words[0]), WriteCapacityUnits: Number(words[1]) };
  }
  return {
    TableName,
    KeySchema,
    AttributeDefinitions: [...definitions].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    ...(locals.length > 0 ? { LocalSecondaryIndexes: locals } : {}),
    ...(globals.length > 0
      ? { GlobalSecondaryIndexes: globals.map((index) => (throughput ? { ...index, ProvisionedThroughput: throughput } : index)) }
      : {}),
    ...(vectors.length > 0 ? { VectorIndexes: vectors } : {}),
    ...(throughput === undefined
      ? { BillingMode: 'PAY_PER_REQUEST' }
      : { BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput }),
  };
}
