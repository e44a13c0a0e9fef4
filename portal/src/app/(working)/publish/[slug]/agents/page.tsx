import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readApi } from '../../../../../api/catalogue.ts';
import { isAbsent } from '../../../../../api/failure.ts';
import { requireSession } from '../../../../../api/session.ts';
import { AgentSettingsPage } from '../../../../../features/agents/settings-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.agents.title };
};

const Page = async ({ params }: { params: Promise<{ slug: string }> }) => {
  await requireSession();
  const { slug } = await params;
  const api = await readApi(slug);
  if (isAbsent(api) || (api.ok && api.data.api.kind !== 'openapi')) notFound();
  return <AgentSettingsPage slug={slug} name={api.ok ? api.data.api.name : slug} />;
};

export default Page;
