/** A sign on a button of the time bar. */
export function Icon({ path, isLine = false }: { readonly path: string; readonly isLine?: boolean }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} fill={isLine ? 'none' : 'currentColor'} stroke="currentColor" strokeWidth={isLine ? 2 : 1.5} />
    </svg>
  );
}
