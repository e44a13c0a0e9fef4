import type { Metadata } from 'next';
import { TokensPage } from '../../../../features/tokens/tokens-page.tsx';
import { readWords } from '../../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  return { title: t.tokens.title };
};

export default TokensPage;
