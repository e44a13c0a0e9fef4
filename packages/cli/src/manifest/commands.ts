import { CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { told } from '../failures.ts';
import { type Context, signedIn } from '../session.ts';
import { ofKind, titleOf, versionNameOf } from './entities.ts';
import { exportedFiles, writeFiles } from './export.ts';
import { type Compared, extras } from './extras.ts';
import { refused } from './faults.ts';
import { loadManifest } from './load.ts';
import { patientWith } from './patience.ts';
import { planLines, planOf, planValue, type Step } from './plan.ts';
import { readPortal } from './portal-state.ts';
import { applyAll, type Outcome } from './schedule.ts';

export type ManifestOptions = { readonly manifest: string };

type Planned = Compared & { readonly steps: readonly Step[] };

/** Reads a manifest and what the portal has of it, and compares; throws all faults at once. */
const planned = async (context: Context, { manifest }: ManifestOptions): Promise<Planned> => {
  const { terminal } = context;
  const entities = loadManifest(manifest, context.environment);
  const portal = signedIn(context);
  const patient = patientWith(terminal.progress);
  terminal.progress('reading the portal…');
  const slugs = ofKind(entities, 'APIVersion').map(({ name }) => versionNameOf(name).slug);
  const wanted = {
    plans: ofKind(entities, 'Plan').length > 0,
    rules: ofKind(entities, 'PublishingRules').length > 0,
    guides: ofKind(entities, 'Portal').length > 0,
    appearance: ofKind(entities, 'Appearance').length > 0,
    teams: new Set(ofKind(entities, 'Team').map(({ name }) => name)),
    apis: new Set([...ofKind(entities, 'API').map(({ name }) => name), ...slugs]),
    apps: new Set(ofKind(entities, 'App').map(({ name }) => name)),
  };
  const state = await readPortal(portal, wanted, patient);
  terminal.progress('comparing…');
  const steps = await planOf(entities, state);
  terminal.progress(undefined);
  const faults = steps.flatMap((step) => step.faults);
  if (faults.length > 0) throw refused(faults);
  return { portal, patient, entities, state, steps };
};

export const plan = async (context: Context, options: ManifestOptions): Promise<ExitCode> => {
  const { steps } = await planned(context, options);
  context.terminal.show(planValue(steps), () => planLines(steps));
  return EXIT.done;
};

const failureLines = ({ entity, error, skipped }: Outcome): string[] =>
  skipped === undefined
    ? [`${titleOf(entity)} failed: ${told(error).lines.join('\n')}`]
    : [`${titleOf(entity)} was not begun: ${skipped} failed`];

/** Makes the portal what the manifest says. Broken off, it goes on where it was: what is as it should be is left alone. */
export const apply = async (context: Context, options: ManifestOptions): Promise<ExitCode> => {
  const { terminal } = context;
  const { steps, state, ...rest } = await planned(context, options);
  const wanted = steps.filter(({ action }) => action !== 'none');
  const teamIds = new Map([...state.teamSlugs].map(([id, slug]) => [slug, id]));
  let done = 0;
  const outcomes = await applyAll(
    { ...rest, teamIds, made: new Set() },
    wanted.map(({ entity }) => entity),
    {
      begun: (entity) => terminal.progress(`${done} of ${wanted.length}: ${titleOf(entity)}…`),
      ended: (outcome) => {
        done += 1;
        const { entity, error, skipped } = outcome;
        const action = wanted.find((step) => step.entity === entity)?.action === 'create' ? 'created' : 'changed';
        if (error === undefined && skipped === undefined) terminal.say(`${action} ${titleOf(entity)}`);
        else for (const line of failureLines(outcome)) terminal.say(line);
      },
    },
  );
  const failures = outcomes.filter(({ error, skipped }) => error !== undefined || skipped !== undefined);
  const value = {
    ...planValue(steps),
    failed: failures.map(({ entity, error, skipped }) => ({
      entity: titleOf(entity),
      ...(skipped === undefined ? told(error).value : { skipped }),
    })),
  };
  terminal.show(value, () => [
    failures.length > 0
      ? `${wanted.length - failures.length} of ${wanted.length} done, ${failures.length} not: apply again to go on`
      : wanted.length === 0
        ? `nothing to do: ${steps.length} are as they are`
        : `${wanted.length} done, ${steps.length - wanted.length} as they are`,
  ]);
  const [first] = failures.filter(({ error }) => error !== undefined);
  return first ? told(first.error).exitCode : EXIT.done;
};

/** Whether the portal is what the manifest says; 4 where it is not. */
export const drift = async (context: Context, options: ManifestOptions): Promise<ExitCode> => {
  const found = await planned(context, options);
  const { steps } = found;
  const more = await extras(found);
  const drifted = more.length > 0 || steps.some(({ action }) => action !== 'none');
  context.terminal.show({ drifted, ...planValue(steps), extra: more }, () => [
    ...planLines(steps),
    ...more.map((title) => `- ${title} is in the portal alone`),
    drifted ? 'the portal is not as the manifest says' : 'the portal is as the manifest says',
  ]);
  return drifted ? EXIT.judged : EXIT.done;
};

const NONE: ReadonlySet<string> = new Set();

export type ExportOptions = { readonly folder: string; readonly api: readonly string[] };

/** Writes the manifest of a portal, or of some of its APIs, as far as whoever is signed in may change it. */
export const exportManifest = async (context: Context, { folder, api }: ExportOptions): Promise<ExitCode> => {
  const { terminal } = context;
  const portal = signedIn(context);
  const patient = patientWith(terminal.progress);
  terminal.progress('reading the portal…');
  const some = api.length > 0;
  const state = await readPortal(
    portal,
    {
      plans: !some,
      rules: !some,
      guides: !some,
      appearance: !some,
      ...(some && { apis: new Set(api), teams: NONE, apps: NONE }),
    },
    patient,
  );
  const missing = api.filter((slug) => !state.apis.has(slug));
  if (missing.length > 0) throw new CommandError(`you may change no API ${missing.join(', ')}`);
  terminal.progress('reading documents…');
  const files = await exportedFiles(portal, state, patient);
  writeFiles(folder, files);
  terminal.show({ folder, files: [...files.keys()] }, () => [
    `${folder}: ${state.apis.size} APIs in ${files.size} files`,
  ]);
  return EXIT.done;
};
