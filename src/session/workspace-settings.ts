/**
 * The settings of a workspace as a form. They hold from a workspace's beginning and never change inside it: the form
 * starts as they are here, and what it comes to is how another workspace begins.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { physicsGroups, type PhysicsGroup, type PhysicsName, physicsProblem, physicsProblems, type PhysicsSetting, physicsSettings } from '#engine';
import { inLanguage, say } from '#texts/say.ts';
import { readBeginning } from './beginning.ts';
import type { Beginning, WorkspaceAbout } from './connection.ts';
import { formatBytes, formatNumber } from './format.ts';
import type { Session } from './session.ts';

export interface SettingChoices {
  readonly throughput: WorkspaceAbout['throughput'];
  readonly lag: 'realistic' | 'none';
  readonly expiry: 'realistic' | 'quick';
}

/** What was typed and chosen; what is absent is as in the workspace. */
export interface SettingsDraft {
  readonly texts: Readonly<Partial<Record<PhysicsName, string>>>;
  readonly choices: Partial<SettingChoices>;
  /** Empty: drawn. */
  readonly seed: string;
}

export const untouched: SettingsDraft = { texts: {}, choices: {}, seed: '' };

export interface SettingFacts {
  readonly name: PhysicsName;
  readonly label: string;
  readonly unit: string;
  /** As it is typed. */
  readonly text: string;
  /** `usually 80 %` */
  readonly usual: string;
  /** The usual value as it is typed. */
  readonly usualText: string;
  /** `1 to 100` */
  readonly bounds: string;
  /** As it is in this workspace, where that is not as usual or not what is typed. */
  readonly here: string | undefined;
  readonly says: string;
  readonly source: PhysicsSetting['source'];
  readonly isUsual: boolean;
  readonly isAsHere: boolean;
  readonly problem: string | undefined;
}

export interface SettingGroupFacts {
  readonly id: string;
  readonly title: string;
  readonly settings: readonly SettingFacts[];
}

export interface SettingsFacts {
  readonly groups: readonly SettingGroupFacts[];
  readonly choices: SettingChoices;
  /** How many settings are not as usual, and how many not as in this workspace. */
  readonly unusual: number;
  readonly edited: number;
  readonly problems: readonly { readonly name: PhysicsName | 'seed'; readonly sentence: string }[];
  /** How a workspace begins with all of this; nothing while something can't be. */
  readonly beginning: Beginning | undefined;
}

const usualChoices: SettingChoices = { throughput: 'adaptive', lag: 'realistic', expiry: 'realistic' };

/** Lags and delays of an imported workspace can't be chosen: the usual ones stand in their place. */
const choicesOf = ({ throughput, lag, expiry }: WorkspaceAbout): SettingChoices => ({
  throughput,
  lag: lag === 'own' ? 'realistic' : lag,
  expiry: expiry === 'own' ? 'realistic' : expiry,
});

/** Commas only between thousands: elsewhere somebody may mean a decimal point. */
function valueOf(text: string): number {
  const plain = text.trim();
  if (plain === '') return NaN;
  return Number(/^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain);
}

/** `10 GB`, `300 seconds`, `1,000 write units a second`. */
function amount(value: number, { unit }: PhysicsSetting): string {
  if (unit === 'bytes') return formatBytes(value);
  return unit === '%' ? `${formatNumber(value)} %` : `${formatNumber(value)} ${inLanguage(unit)}`;
}

const number = (value: number, { unit }: PhysicsSetting): string => (unit === 'bytes' ? formatBytes(value) : formatNumber(value));

export function settingsFacts(draft: SettingsDraft, about: WorkspaceAbout): SettingsFacts {
  const given: Partial<Record<PhysicsName, number>> = {};
  const groups = Object.entries<PhysicsGroup>(physicsGroups).map(([id, { title, settings }]): SettingGroupFacts => ({
    id,
    title: inLanguage(title),
    settings: Object.entries(settings).map(([name, setting]) => settingFacts(name as PhysicsName, setting, draft, about)),
  }));
  const all = groups.flatMap(({ settings }) => settings);
  for (const { name, text, isUsual } of all) if (!isUsual) given[name] = valueOf(text);
  const choices = { ...choicesOf(about), ...draft.choices };
  const names = Object.keys(usualChoices) as (keyof SettingChoices)[];
  const here = choicesOf(about);
  const seed = draft.seed.trim();
  const problems = [
    ...physicsProblems(given).map(({ name, sentence }) => ({ name, sentence: spoken(sentence) })),
    ...(seed === '' || /^\d{1,15}$/.test(seed) ? [] : [{ name: 'seed' as const, sentence: say('A seed is a whole number.') }]),
  ];
  const read = problems.length > 0 ? say('Not yet.') : readBeginning({ ...choices, ...given, seed: seed === '' ? undefined : Number(seed) });
  const sentenceOf = (name: PhysicsName): string | undefined => problems.find((one) => one.name === name)?.sentence;
  return {
    groups: groups.map((group) => ({ ...group, settings: group.settings.map((one) => ({ ...one, problem: one.problem ?? sentenceOf(one.name) })) })),
    choices,
    unusual: all.filter(({ isUsual }) => !isUsual).length + names.filter((name) => choices[name] !== usualChoices[name]).length,
    edited: all.filter(({ isAsHere }) => !isAsHere).length + names.filter((name) => choices[name] !== here[name]).length + (seed === '' ? 0 : 1),
    problems,
    beginning: typeof read === 'string' ? undefined : read,
  };
}

function settingFacts(name: PhysicsName, setting: PhysicsSetting, { texts }: SettingsDraft, about: WorkspaceAbout): SettingFacts {
  const { label, unit, usual, least, most, says, source } = setting;
  const here = about.physics[name] ?? usual;
  const text = texts[name] ?? String(here);
  const value = valueOf(text);
  const isAsHere = value === here;
  return {
    name,
    // Settings are data of the engine; the catalogue has their words too.
    label: inLanguage(label),
    unit: inLanguage(unit),
    text,
    usual: say('usually {amount}', { amount: amount(usual, setting) }),
    usualText: String(usual),
    bounds: say('{least} to {most}', { least: number(least, setting), most: number(most, setting) }),
    here: isAsHere ? undefined : amount(here, setting),
    says: inLanguage(says),
    source: typeof source === 'string' ? inLanguage(source) : source,
    isUsual: value === usual,
    isAsHere,
    problem: spokenProblem(name, value),
  };
}

/** Names of settings are for files; on the screen they are called by their labels. */
const spoken = (sentence: string): string =>
  sentence.replaceAll(/[a-z]+(?:[A-Z][a-z]+)+/g, (name) => (physicsSettings.has(name) ? `“${inLanguage(physicsSettings.get(name)!.label)}”` : name));

function spokenProblem(name: PhysicsName, value: number): string | undefined {
  const sentence = physicsProblem(name, value);
  return sentence === undefined ? undefined : spoken(sentence);
}

/** All as usual, whatever it is in this workspace. */
export const allUsual = (): SettingsDraft => ({
  texts: Object.fromEntries(Object.values<PhysicsGroup>(physicsGroups).flatMap(({ settings }) => Object.entries(settings).map(([name, { usual }]) => [name, String(usual)]))),
  choices: usualChoices,
  seed: '',
});

const drafts = new WeakMap<Session, StoreApi<SettingsDraft>>();

/** What is typed stays while the learner looks elsewhere. */
export function settingsDraftOf(session: Session): StoreApi<SettingsDraft> {
  const draft = drafts.get(session) ?? createStore<SettingsDraft>(() => untouched);
  drafts.set(session, draft);
  return draft;
}
