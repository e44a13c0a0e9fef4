import type { ApiVersion } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { Banner } from '../../ui/feedback.tsx';

export const StatusBanner = async ({ status }: Pick<ApiVersion, 'status'>) => {
  const { t } = await readWords();
  if (status === 'draft') return <Banner tone="warn" title={t.catalogue.draftBanner} />;
  if (status === 'deprecated' || status === 'retired')
    return <Banner tone="warn" title={t.catalogue.deprecatedBanner} />;
  return null;
};
