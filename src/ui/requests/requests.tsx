/** The place "Requests". */
export default function Requests() {
  return <p>Requests</p>;
}
