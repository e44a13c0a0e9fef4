import type { Metadata } from 'next';
import { ProfilePage } from '../../../../features/account/profile-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.users.profileTitle };
};

export default ProfilePage;
