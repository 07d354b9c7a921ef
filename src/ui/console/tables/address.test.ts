import { expect, test } from 'vitest';
import { routes } from '#ui/shell/routes.ts';
import { type Address, addressOf, tableRoutes } from './address.ts';

test.each<[string, Address]>([
  ['/tables', { screen: 'list' }],
  ['/tables/', { screen: 'list' }],
  ['/tables/new', { screen: 'create' }],
  ['/tables/Orders', { screen: 'overview', name: 'Orders' }],
  ['/tables/Orders/items', { screen: 'items', name: 'Orders' }],
  ['/tables/Orders/items/new', { screen: 'items', name: 'Orders' }],
  ['/tables/Orders/indexes', { screen: 'indexes', name: 'Orders' }],
  ['/tables/Orders/indexes/new', { screen: 'create index', name: 'Orders' }],
  ['/tables/Orders/monitor', { screen: 'monitor', name: 'Orders' }],
  ['/tables/Orders/backups', { screen: 'backups', name: 'Orders' }],
  ['/tables/Orders/settings', { screen: 'settings', name: 'Orders' }],
  ['/tables/Orders/settings/more', { screen: 'unknown' }],
  ['/tables/Orders/nowhere', { screen: 'unknown' }],
  ['/tables/a/b/c/d', { screen: 'unknown' }],
  ['/tables/%E0%A4%A', { screen: 'overview', name: '%E0%A4%A' }],
  ['/tables/%2F..%2F', { screen: 'overview', name: '/../' }],
])('%s', (location, address) => {
  expect(addressOf(location)).toEqual(address);
});

test.each(['new', '...', 'items', 'constructor', 'a/b', 'a b?c#d', '100%', '__proto__'])('a table may be called %s', (name) => {
  expect(addressOf(routes.table(name))).toEqual({ screen: 'overview', name });
  expect(addressOf(routes.items(name))).toEqual({ screen: 'items', name });
  expect(addressOf(tableRoutes.indexes(name))).toEqual({ screen: 'indexes', name });
  expect(addressOf(tableRoutes.createIndex(name))).toEqual({ screen: 'create index', name });
  expect(addressOf(tableRoutes.monitor(name))).toEqual({ screen: 'monitor', name });
  expect(addressOf(tableRoutes.backups(name))).toEqual({ screen: 'backups', name });
  expect(addressOf(tableRoutes.settings(name))).toEqual({ screen: 'settings', name });
});
