/** The goal against what is there, line by line, and the one sentence that says what is missing. */
import { type Finding, missingOf } from '#lesson/checks/finding.ts';
import { say } from '#texts/say.ts';
import './goal.css';

export function Goal({ finding, hasTried }: { readonly finding: Finding; readonly hasTried: boolean }) {
  const missing = missingOf(finding);
  return (
    <section className="goal" aria-label={say('Goal')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Goal')}</th>
            <th scope="col">{say('Wanted')}</th>
            <th scope="col">{say('Now')}</th>
          </tr>
        </thead>
        <tbody>
          {finding.lines.map(({ subject, goal, now, holds }, at) => (
            <tr key={at} data-holds={holds}>
              <th scope="row">
                <Mark holds={holds} />
                {subject}
              </th>
              <td>{goal}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasTried && missing !== undefined && <p className="goal-missing">{missing}</p>}
    </section>
  );
}

function Mark({ holds }: { readonly holds: boolean }) {
  return (
    <svg className="goal-mark" viewBox="0 0 12 12" role="img" aria-label={holds ? say('met') : say('not met')}>
      {holds ? <path d="M1.5 6.5l3 3 6-7" fill="none" strokeWidth="2" /> : <circle cx="6" cy="6" r="4.25" fill="none" strokeWidth="1.5" />}
    </svg>
  );
}
