import type { Metadata } from 'next';
import { SettingsPage } from '../../../../../features/publish/settings-page.tsx';
import { readWords } from '../../../../../i18n/server.ts';

type Props = { params: Promise<{ slug: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.publish.settings };
};

const Settings = async ({ params }: Props) => <SettingsPage slug={(await params).slug} />;

export default Settings;
