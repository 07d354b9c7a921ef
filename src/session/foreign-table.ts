/** A table of another engine: account and region are its own, so it carries its ARN along. */
import { tableArn, type TableRecord } from '#engine';

export interface ForeignTable extends TableRecord {
  readonly arn: string;
}

export const arnOf = (record: Pick<TableRecord, 'name'>): string => ('arn' in record && typeof record.arn === 'string' ? record.arn : tableArn(record.name));
