import { object, or } from '@optique/core/constructs';
import { type Message, message } from '@optique/core/message';
import { map, multiple, optional, withDefault } from '@optique/core/modifiers';
import { argument, command, flag, option } from '@optique/core/primitives';
import { choice, integer, string } from '@optique/core/valueparser';
import { path } from '@optique/run/valueparser';
import { login, logout, whoami } from './account.ts';
import {
  cancelSubscription,
  createKey,
  deleteApp,
  ENVIRONMENTS,
  listApis,
  listApps,
  listKeys,
  listSubscriptions,
  type OVERLAPS,
  revokeKey,
  rotateKey,
  subscribe,
} from './consumers.ts';
import { changelog, diff, FAIL_ON, lint, MINIMUM_GRADES, open } from './documents-commands.ts';
import type { ExitCode } from './exit-codes.ts';
import { apply, drift, exportManifest, plan } from './manifest/commands.ts';
import { publish, VISIBILITIES } from './publish.ts';
import type { Context } from './session.ts';

/** What was asked for: how to say it, of which portal, and what is done. */
export type Asked = {
  readonly json: boolean;
  readonly url: string | undefined;
  readonly run: (context: Context) => Promise<ExitCode>;
};

const DAYS_MAX = 3_650;

const on =
  (...names: readonly [`--${string}`] | readonly [`-${string}`, `--${string}`]) =>
  (description: Message) =>
    withDefault(flag(...names, { description }), false);

const SHARED = {
  json: on('--json')(message`Show the result as JSON.`),
  url: optional(
    option('--url', string({ metavar: 'URL' }), {
      description: message`The portal's API, instead of PORTICO_URL or where you signed in.`,
    }),
  ),
};

const word = (name: `--${string}`, metavar: string, description: Message) =>
  optional(option(name, string({ metavar: metavar as 'TEXT' }), { description }));

const document = (description: Message) => argument(path({ metavar: 'DOCUMENT', type: 'either' }), { description });
const root = word(
  '--root',
  'PATH',
  message`Of a zip or a folder the file that is the document; the likeliest when left out.`,
);
const named = (metavar: string, description: Message) =>
  argument(string({ metavar: metavar as 'TEXT' }), { description });
const app = named('APP', message`An app, by id or name.`);
const side = (metavar: string) =>
  argument(path({ metavar: metavar as 'DOCUMENT', type: 'either' }), {
    description: message`A document, or api:SLUG[@VERSION] as it is registered.`,
  });

/** How each command is described in lists and in its own help. */
const says = (brief: Message) => ({ brief, description: brief });

const asked = <Options extends { readonly json: boolean; readonly url: string | undefined }>(
  { json, url, ...options }: Options,
  run: (context: Context, options: Omit<Options, 'json' | 'url'>) => Promise<ExitCode>,
): Asked => ({ json, url, run: (context) => run(context, options) });

const documents = or(
  command(
    'lint',
    map(
      object({
        document: document(message`A file, a zip or a folder.`),
        root,
        minimumGrade: optional(
          option('--min-grade', choice(MINIMUM_GRADES, { metavar: 'GRADE' }), {
            description: message`End with 4 where the grade is lower.`,
          }),
        ),
        ...SHARED,
      }),
      (options) => asked(options, lint),
    ),
    says(message`Check an OpenAPI document and grade it, without a server`),
  ),
  command(
    'diff',
    map(
      object({
        before: side('BEFORE'),
        after: side('AFTER'),
        failOn: withDefault(
          option('--fail-on', choice(FAIL_ON, { metavar: 'SEVERITY' }), {
            description: message`End with 4 where there are such changes; breaking when left out.`,
          }),
          'breaking' as const,
        ),
        ...SHARED,
      }),
      (options) => asked(options, diff),
    ),
    says(message`Compare two documents: what breaks for whom calls the API`),
  ),
  command(
    'changelog',
    map(
      object({
        before: side('BEFORE'),
        after: side('AFTER'),
        output: optional(
          option('-o', '--output', path({ metavar: 'FILE' }), { description: message`Write it there.` }),
        ),
        ...SHARED,
      }),
      (options) => asked(options, changelog),
    ),
    says(message`Write what changed as Markdown`),
  ),
  command(
    'publish',
    map(
      object({
        document: document(message`A file, a zip or a folder.`),
        root,
        api: word('--api', 'SLUG', message`The API; of the document's title when left out. A new one is registered.`),
        team: word('--team', 'TEAM', message`Whose a new API is.`),
        name: word('--name', 'NAME', message`What a new API is called.`),
        version: word('--version', 'VERSION', message`The version, where it is not the document's.`),
        backend: word('--backend', 'URL', message`Where calls go, where it is not the document's first server.`),
        visibility: optional(
          option('--visibility', choice(VISIBILITIES, { metavar: 'WHO' }), {
            description: message`Who sees a new API.`,
          }),
        ),
        sharedWith: word('--shared-with', 'TEAMS', message`Slugs of teams that see a new private one, by commas.`),
        draft: on('--draft')(message`Register it and ask the rules, and leave it a draft.`),
        reason: word('--reason', 'TEXT', message`Why, for the history and for whom it breaks.`),
        keepDefault: on('--keep-default')(message`The default version stays what it is.`),
        ...SHARED,
      }),
      (options) => asked(options, publish),
    ),
    says(message`Register a document and publish it, unless a rule blocks it`),
  ),
);

const account = or(
  command(
    'login',
    map(
      object({
        portal: optional(named('URL', message`The portal's API, as in https://api.example.com.`)),
        device: on('--device')(message`Approve it in a browser on another machine, by a code that is shown.`),
        withToken: on('--with-token')(message`Read an access token from standard input.`),
        ...SHARED,
      }),
      (options) => asked(options, login),
    ),
    says(message`Sign in, in your browser`),
  ),
  command(
    'logout',
    map(object(SHARED), (options) => asked(options, logout)),
    says(message`Forget the token`),
  ),
  command(
    'whoami',
    map(object(SHARED), (options) => asked(options, whoami)),
    says(message`Show who is signed in, and where`),
  ),
  command(
    'open',
    map(
      object({ page: withDefault(named('PAGE', message`An API by its slug, or a path.`), ''), ...SHARED }),
      (options) => asked(options, open),
    ),
    says(message`Open the portal in the browser`),
  ),
);

const key = named('KEY', message`The id of a key.`);

const keys = or(
  command(
    'list',
    map(object({ app, ...SHARED }), (options) => asked(options, listKeys)),
    says(message`List the keys of an app`),
  ),
  command(
    'create',
    map(
      object({
        app,
        name: withDefault(
          option('--name', string({ metavar: 'NAME' }), {
            description: message`What it is called; "CLI" when left out.`,
          }),
          'CLI',
        ),
        environment: withDefault(
          option('--environment', choice(ENVIRONMENTS, { metavar: 'ENVIRONMENT' }), {
            description: message`live when left out.`,
          }),
          'live' as const,
        ),
        days: optional(
          option('--days', integer({ metavar: 'DAYS', min: 1, max: DAYS_MAX }), {
            description: message`How long it lives; as long as keys may when left out.`,
          }),
        ),
        ...SHARED,
      }),
      (options) => asked(options, createKey),
    ),
    says(message`Create a key; it alone is on standard output`),
  ),
  command(
    'rotate',
    map(
      object({
        ...{ app, key },
        overlap: withDefault(
          option('--overlap', choice(['0', '1h', '24h', '7d', '30d'], { metavar: 'TIME' }), {
            description: message`How long the old one works on; 7d when left out.`,
          }),
          '7d' as keyof typeof OVERLAPS,
        ),
        ...SHARED,
      }),
      (options) => asked(options, rotateKey),
    ),
    says(message`Replace a key; the new one alone is on standard output`),
  ),
  command(
    'revoke',
    map(object({ app, key, ...SHARED }), (options) => asked(options, revokeKey)),
    says(message`Revoke a key`),
  ),
);

const subscriptions = or(
  command(
    'list',
    map(object({ app, ...SHARED }), (options) => asked(options, listSubscriptions)),
    says(message`List the subscriptions of an app`),
  ),
  command(
    'create',
    map(
      object({
        app,
        api: named('API', message`The API, by slug or id.`),
        plan: withDefault(
          option('--plan', string({ metavar: 'PLAN' }), { description: message`basic when left out.` }),
          'basic',
        ),
        reason: word('--reason', 'TEXT', message`Why, where somebody approves it.`),
        acceptTerms: on('--accept-terms')(message`You agree to the terms of the plan.`),
        ...SHARED,
      }),
      (options) => asked(options, subscribe),
    ),
    says(message`Subscribe an app to an API`),
  ),
  command(
    'cancel',
    map(
      object({ app, subscription: named('SUBSCRIPTION', message`The id of a subscription.`), ...SHARED }),
      (options) => asked(options, cancelSubscription),
    ),
    says(message`Cancel a subscription`),
  ),
);

const consumers = or(
  command(
    'apis',
    or(
      command(
        'list',
        map(
          object({
            q: word('--q', 'WORDS', message`Beginnings of words.`),
            tag: word('--tag', 'TAG', message`Only with this tag.`),
            ...SHARED,
          }),
          (options) => asked(options, listApis),
        ),
        says(message`List the APIs you may see`),
      ),
    ),
    says(message`The catalogue`),
  ),
  command(
    'apps',
    or(
      command(
        'list',
        map(object(SHARED), (options) => asked(options, listApps)),
        says(message`List your apps`),
      ),
      command(
        'delete',
        map(object({ app, ...SHARED }), (options) => asked(options, deleteApp)),
        says(message`Delete an app, with its keys and subscriptions, for good`),
      ),
    ),
    says(message`Your apps`),
  ),
  command('keys', keys, says(message`The keys of an app`)),
  command('subscriptions', subscriptions, says(message`The subscriptions of an app`)),
);

const manifest = withDefault(
  argument(path({ metavar: 'MANIFEST', type: 'either' }), {
    description: message`A file, or a folder with all that is below it; this folder when left out.`,
  }),
  '.',
);

const manifests = or(
  command(
    'plan',
    map(object({ manifest, ...SHARED }), (options) => asked(options, plan)),
    says(message`Show what apply would do`),
  ),
  command(
    'apply',
    map(object({ manifest, ...SHARED }), (options) => asked(options, apply)),
    says(message`Make the portal what a manifest says`),
  ),
  command(
    'drift',
    map(object({ manifest, ...SHARED }), (options) => asked(options, drift)),
    says(message`End with 4 where the portal is not what a manifest says`),
  ),
  command(
    'export',
    map(
      object({
        folder: argument(path({ metavar: 'FOLDER' }), { description: message`Where the files go.` }),
        api: multiple(
          option('--api', string({ metavar: 'SLUG' }), {
            description: message`Only this API; as often as there are some.`,
          }),
        ),
        ...SHARED,
      }),
      (options) => asked(options, exportManifest),
    ),
    says(message`Write what you may change as a manifest`),
  ),
);

/** Every command there is. */
export const commandLine = or(documents, manifests, account, consumers);
