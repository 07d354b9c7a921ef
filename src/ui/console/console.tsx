/** The place "Console". */
export default function Console() {
  return <p>Tables</p>;
}
