/** The place "Inside". */
export default function Inside() {
  return <p>Inside</p>;
}
