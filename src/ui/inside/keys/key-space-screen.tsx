export function KeySpaceScreen() {
  return <p>Keys</p>;
}
