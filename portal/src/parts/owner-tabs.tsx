import { readApi } from '../api/catalogue.ts';
import { readWords } from '../i18n/server.ts';
import { TabLinks } from '../ui/tabs.tsx';

/** What the team that has an API does with it, page by page. */
export const ownerPages = async (
  slug: string,
): Promise<readonly (readonly [href: string, text: string, within?: readonly string[]])[]> => {
  const [{ t }, read] = await Promise.all([readWords(), readApi(slug)]);
  const base = `/publish/${slug}`;
  const hasTools = !read.ok || read.data.api.kind === 'openapi';
  return [
    [base, t.publish.tabs.versions],
    [`${base}/backends`, t.backends.title],
    [`${base}/policies`, t.policies.title],
    ...(hasTools ? ([[`${base}/agents`, t.agents.title]] as const) : []),
    [`${base}/source`, t.sources.title],
    [`${base}/guides`, t.guides.title, [`${base}/guides`]],
    [`${base}/plans`, t.planAdmin.title],
    [`${base}/subscribers`, t.subscribers.title],
    [`${base}/settings`, t.publish.settings],
  ];
};

/** Above each of those pages. */
export const OwnerTabs = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  return <TabLinks label={t.apiSettings.tabs} tabs={await ownerPages(slug)} />;
};
