/** The place "Learn". */
export default function Learn() {
  return <p>Learn</p>;
}
