import type { Metadata } from 'next';
import { LinkPage } from '../../../../features/sign-in/link-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  // Its address signs in, where it was asked for: it goes to nobody.
  return { title: t.signIn.linkTitle, referrer: 'no-referrer', robots: { index: false } };
};

const Link = async ({ params }: { params: Promise<{ secret: string }> }) => <LinkPage link={(await params).secret} />;

export default Link;
