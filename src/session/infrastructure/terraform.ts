/**
 * The tables as Terraform configuration. Source: Terraform's AWS provider, `aws_dynamodb_table`; the keys of global
 * indexes are `key_schema` blocks, which 6.30 and later know (hashicorp/terraform-provider-aws issue 46197).
 */
import type { TableRecord } from '#engine';
import { definitionsOf, distinct, type IndexDefinition, type Levels, type TableDefinition } from './table-definition.ts';

export function terraformText(tables: readonly TableRecord[]): string {
  const definitions = definitionsOf(tables);
  const ids = distinct(definitions.map(({ name }) => name), identifier);
  return [provider, ...definitions.map((table, i) => resource(table, ids[i] ?? ''))].join('\n');
}

const provider = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.30"
    }
  }
}
`;

/** Begins with a letter; letters, digits, underscores and hyphens follow. */
const identifier = (name: string): string => `table_${name.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}`;

type Value = string | number | boolean;
/** An argument, or a block with what stands in it. Nothing where it is left out. */
type Line = readonly [name: string, value: Value | readonly string[]] | Block | undefined;
interface Block {
  readonly block: string;
  readonly lines: readonly Line[];
}

/** Source: hashicorp/terraform-provider-aws issue 49350, which is open. */
const leftOut = '# The provider has no resource for vector indexes yet: those of this table are left out.\n';

const resource = (table: TableDefinition, id: string): string =>
  (table.vectorIndexes === undefined ? '' : leftOut) +
  print({
    block: `resource "aws_dynamodb_table" ${quoted(id)}`,
    lines: [
      ['name', table.name],
      ['billing_mode', table.billingMode],
      ...ofKey(table.key, 'HASH').map((name): Line => ['hash_key', name]),
      ...ofKey(table.key, 'RANGE').map((name): Line => ['range_key', name]),
      ...capacity(table),
      table.tableClass === 'STANDARD' ? undefined : ['table_class', table.tableClass],
      ...(table.streamView === undefined ? [] : ([['stream_enabled', true], ['stream_view_type', table.streamView]] as const)),
      table.isProtected ? ['deletion_protection_enabled', true] : undefined,
      ...table.attributes.map(({ name, type }): Line => ({ block: 'attribute', lines: [['name', name], ['type', type]] })),
      ...table.globalIndexes.map((index): Line => globalIndex(index)),
      ...table.localIndexes.map((index): Line => localIndex(index)),
      table.expiresBy === undefined ? undefined : { block: 'ttl', lines: [['attribute_name', table.expiresBy], ['enabled', true]] },
      table.isEncryptedByKms ? { block: 'server_side_encryption', lines: [['enabled', true]] } : undefined,
      table.recoveryDays === undefined
        ? undefined
        : { block: 'point_in_time_recovery', lines: [['enabled', true], ['recovery_period_in_days', table.recoveryDays]] },
      table.tags.length === 0
        ? undefined
        : { block: 'tags =', lines: table.tags.map(({ key, value }): Line => [quoted(key), value]) },
    ],
  });

const ofKey = (key: TableDefinition['key'], wanted: 'HASH' | 'RANGE'): string[] =>
  key.filter(([, type]) => type === wanted).map(([name]) => name);

const globalIndex = (index: IndexDefinition): Block => ({
  block: 'global_secondary_index',
  lines: [
    ['name', index.name],
    ...projection(index),
    ...capacity(index),
    ...index.key.map(([name, type]): Line => ({ block: 'key_schema', lines: [['attribute_name', name], ['key_type', type]] })),
  ],
});

const localIndex = (index: IndexDefinition): Block => ({
  block: 'local_secondary_index',
  lines: [['name', index.name], ...ofKey(index.key, 'RANGE').map((name): Line => ['range_key', name]), ...projection(index)],
});

const projection = ({ projection: { type, attributes } }: IndexDefinition): Line[] => [
  ['projection_type', type],
  attributes.length === 0 ? undefined : ['non_key_attributes', attributes],
];

function capacity({ provisioned, maximum }: { readonly provisioned?: Levels | undefined; readonly maximum?: Levels | undefined }): Line[] {
  const line = (name: string, units: number | undefined): Line => (units === undefined ? undefined : [name, units]);
  const most = maximum && {
    block: 'on_demand_throughput',
    lines: [line('max_read_request_units', maximum.read), line('max_write_request_units', maximum.write)],
  };
  return [line('read_capacity', provisioned?.read), line('write_capacity', provisioned?.write), most];
}

/** As `terraform fmt` lays it out: arguments first with their signs in line, an empty line before each block. */
function print({ block, lines }: Block, indent = ''): string {
  const within = `${indent}  `;
  const given = lines.filter((line) => line !== undefined);
  const pairs = given.filter((line): line is Exclude<Line, Block | undefined> => !('block' in line));
  const width = Math.max(0, ...pairs.map(([name]) => name.length));
  const texts = pairs.map(([name, value]) => `${within}${name.padEnd(width)} = ${valueText(value)}\n`).join('');
  const blocks = given.filter((line): line is Block => 'block' in line).map((inner) => print(inner, within));
  const parts = [...(texts === '' ? [] : [texts]), ...blocks];
  return `${indent}${block} {\n${parts.join('\n')}${indent}}\n`;
}

const valueText = (value: Value | readonly string[]): string => {
  if (typeof value === 'object') return `[${value.map(quoted).join(', ')}]`;
  return typeof value === 'string' ? quoted(value) : String(value);
};

/** `${` and `%{` would be taken for templates. */
const quoted = (text: string): string => JSON.stringify(text).replace(/([$%])\{/g, '$1$1{');
