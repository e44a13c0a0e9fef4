import { presentPhrase, type Schema, type Total } from '@portico/contract';
import type { ApiItem, Data, Telling, VersionItem } from '@portico/data';
import { isBelow, type PublishingRule, type RuleLevel, saysItBreaks } from '@portico/domain';
import { english, type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { kindOf } from './listing.ts';
import { presentException, rulesFor } from './publishing-rules.ts';
import { whoCalls } from './who-breaks.ts';

type Finding = { readonly rule: PublishingRule; readonly level: RuleLevel; readonly words: Phrase };
const CHANGELOG_MAX = 500_000;
const DETAIL_MAX = 2000;

/** The version that a new default takes the place of. */
const replacedBy = async ({ entities }: Data, api: ApiItem, item: VersionItem): Promise<VersionItem | undefined> => {
  const { apiId, latestVersion } = api;
  if (latestVersion === undefined || latestVersion === item.version) return undefined;
  return (await entities.version.get({ apiId, version: latestVersion }).go({ consistent: true })).data ?? undefined;
};

/** Whether an owner of the team may sign in: somebody answers for what it publishes. */
const hasOwner = async ({ entities }: Data, teamId: string): Promise<boolean> => {
  const members = await entities.membership.query.byTeam({ teamId }).go({ pages: 'all' });
  const owners = members.data.filter(({ role }) => role === 'owner').map(({ userId }) => ({ userId }));
  const people = owners.length === 0 ? [] : (await entities.user.get(owners).go()).data;
  return people.some(({ disabledAt }) => !disabledAt);
};

/** What changes from one version to another, and which operations of the older one break; nothing of documents that are of different kinds. */
const compare = async ({ documents, now }: Dependencies, before: VersionItem, item: VersionItem) => {
  const [older, newer, routes] = await Promise.all([
    documents.getDocument(before.contentHash),
    documents.getDocument(item.contentHash),
    documents.getRoutes(before.contentHash),
  ]);
  const { changelogMarkdown, compareDocuments } = await import('@portico/openapi/diff');
  const diff = await compareDocuments(older, newer, { today: now().toISOString().slice(0, 10) });
  if (!diff) return undefined;
  const breaking = diff.changes.filter(({ severity }) => severity === 'breaking');
  const all = breaking.some(({ operations, operationCount }) => operationCount > operations.length);
  const broken = new Set(
    breaking.flatMap(({ operations }) => operations.map(({ method, path }) => `${method.toLowerCase()} ${path}`)),
  );
  return {
    diff,
    changelog: (title: string) =>
      changelogMarkdown(diff, { title, beforeVersion: before.version, afterVersion: item.version }),
    // Of a change that concerns more operations than it names, each may be one.
    operations: routes
      .filter(({ method, path }) => all || broken.has(`${method.toLowerCase()} ${path}`))
      .map(({ key }) => key),
  };
};

/** What the rules say of publishing a version as the default, and who breaks. */
export const judge = async (dependencies: Dependencies, api: ApiItem, item: VersionItem) => {
  const { data, now } = dependencies;
  const at = now();
  const before = await replacedBy(data, api, item);
  const [rules, owned, compared] = await Promise.all([
    rulesFor(data, api, at),
    hasOwner(data, api.teamId),
    // The same document breaks nobody.
    before && before.contentHash !== item.contentHash ? compare(dependencies, before, item) : undefined,
  ]);
  const grade = item.lint?.grade;
  const found: Finding[] = [
    ...(before && compared?.diff.bump === 'major' && !saysItBreaks(before.version, item.version)
      ? [
          {
            ...{ rule: 'breaking-change' as const, level: rules.breakingChange },
            words: phrase`${item.version} does not say that it breaks callers of ${before.version} (breaking changes: ${String(compared.diff.summary.breaking)}). Name it a major version.`,
          },
        ]
      : []),
    ...(grade !== undefined && isBelow(grade, rules.minimumGrade)
      ? [
          {
            ...{ rule: 'grade' as const, level: rules.grade },
            words: phrase`The document has grade ${grade}; at least ${rules.minimumGrade} is asked for.`,
          },
        ]
      : []),
    ...(owned
      ? []
      : [
          {
            ...{ rule: 'owner' as const, level: rules.owner },
            words: phrase`Nobody answers for it: no owner of its team may sign in.`,
          },
        ]),
  ];
  const findings = found
    .filter(({ level }) => level !== 'free')
    .map(({ rule, level, words }): Total<Schema<'PublicationFinding'>> => {
      const exception = rules.exceptions?.find((one) => one.rule === rule);
      return {
        ...{ rule, level, words: presentPhrase(words), detail: english(words).slice(0, DETAIL_MAX) },
        exception: exception && presentException(exception),
      };
    });
  const blocked = found.filter(
    ({ rule, level }) => level === 'block' && !rules.exceptions?.some((one) => one.rule === rule),
  );
  return { at, before, compared, findings, blocked };
};

type Judged = Pick<Awaited<ReturnType<typeof judge>>, 'at' | 'before' | 'compared'>;

/** The apps that lately called what a version breaks. */
const affectedBy = async ({ data }: Dependencies, { apiId }: ApiItem, { at, before, compared }: Judged) =>
  before && compared
    ? whoCalls(data, { apiId, version: before.version }, compared.operations, at)
    : { apps: [], more: false };

/** Told of an app: what shows which of its calls it is about. */
const TOLD_OPERATIONS_MAX = 5;

/** Whom a version that breaks breaks, to be told; undefined of one that does not. */
export const brokenBy = async (
  dependencies: Dependencies,
  api: ApiItem,
  judged: Judged,
): Promise<Telling['breaks']> => {
  if (judged.compared?.diff.bump !== 'major') return undefined;
  const { apps } = await affectedBy(dependencies, api, judged);
  return apps.map(({ appId, operations }) => ({ appId, operations: operations.slice(0, TOLD_OPERATIONS_MAX) }));
};

/** What publishing would do, for whoever may. */
export const previewOf = async (
  dependencies: Dependencies,
  api: ApiItem,
  item: VersionItem,
): Promise<Total<Schema<'PublicationPreview'>>> => {
  const { at, before, compared, findings, blocked } = await judge(dependencies, api, item);
  const affected = await affectedBy(dependencies, api, { at, before, compared });
  return {
    version: item.version,
    from: before?.version,
    verdict: blocked.length > 0 ? 'blocked' : findings.length > 0 ? 'warned' : 'clear',
    findings,
    compared: !before || before.contentHash === item.contentHash || compared !== undefined,
    bump: compared?.diff.bump ?? 'none',
    breaking: compared?.diff.summary.breaking ?? 0,
    risky: compared?.diff.summary.risky ?? 0,
    compatible: compared?.diff.summary.compatible ?? 0,
    changelog: compared?.changelog(api.name).slice(0, CHANGELOG_MAX),
    callsTell: [before ?? item, item].every((one) => kindOf(one) === 'openapi'),
    affected: affected.apps,
    moreAffected: affected.more,
  };
};
