import type { Metadata } from 'next';
import { DevicePage } from '../../features/tokens/device-page.tsx';
import { readWords } from '../../i18n/server.ts';
import { oneOf, type SearchParams } from '../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  // The address may have a code, until it is decided: it goes to nobody.
  return { title: t.device.title, referrer: 'no-referrer', robots: { index: false } };
};

const Device = async ({ searchParams }: { searchParams: SearchParams }) => {
  const search = await searchParams;
  return <DevicePage code={oneOf(search, 'code')} done={oneOf(search, 'done')} />;
};

export default Device;
