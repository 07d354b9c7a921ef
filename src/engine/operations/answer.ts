/** Answers as JSON text, put together from parts that are text already. Stored items go in as they are. */

/** Members in the order given; those without a text are left out. */
export function answer(members: Readonly<Record<string, string | undefined>>): string {
  let text = '';
  for (const name in members) {
    const member = members[name];
    if (member !== undefined) text += `${text === '' ? '{' : ','}"${name}":${member}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

export const json = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

/** The texts of an object whose members are named by the learner's tables. */
export const answerByName = (members: readonly (readonly [name: string, text: string])[]): string =>
  `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
