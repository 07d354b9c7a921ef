/** Addresses of the item editor. */
import type { AttributeMap } from '#engine';
import { keyAddress } from '#session/item-address.ts';
import { routes } from '#ui/shell/routes.ts';

export const newItemRoute = (table: string): string => `${routes.items(table)}/new`;
export const editRoute = (table: string, key: AttributeMap): string => `${routes.items(table)}/${keyAddress(key)}`;
