/** The place "Tables": the tables, one of them, its items. Each screen is a chunk of its own. */
import { lazy, Suspense } from 'react';
import { Redirect, useLocation } from 'wouter';
import { routes } from '#ui/shell/routes.ts';
import { type Address, addressOf } from './tables/address.ts';
import { Frame } from './tables/frame.tsx';

const TablesScreen = lazy(() => import('./tables/tables-screen.tsx'));
const CreateTableScreen = lazy(() => import('./tables/create-table-screen.tsx'));
const TablePlace = lazy(() => import('./tables/table-place.tsx'));
const ItemsPlace = lazy(() => import('./items/items-place.tsx'));

export default function Console() {
  const [location] = useLocation();
  const address = addressOf(location);
  if (address.screen === 'unknown') return <Redirect to={routes.tables} replace />;
  return (
    <Frame address={address}>
      <Suspense fallback={null}>
        <Screen address={address} />
      </Suspense>
    </Frame>
  );
}

function Screen({ address }: { readonly address: Exclude<Address, { screen: 'unknown' }> }) {
  switch (address.screen) {
    case 'list':
      return <TablesScreen />;
    case 'create':
      return <CreateTableScreen />;
    case 'items':
      return <ItemsPlace key={address.name} name={address.name} />;
    default:
      return <TablePlace key={address.name} name={address.name} screen={address.screen} />;
  }
}
