import type { ApiVersion } from '@portico/client';
import { readWords } from '../i18n/server.ts';
import { Badge } from '../ui/feedback.tsx';

export const STATUS_TONES = { draft: 'warn', published: 'ok', deprecated: 'warn', retired: 'danger' } as const;

/** What a version, or an API by its default version, is; `of` says which where that is not said beside it. */
export const VersionStatus = async ({ status, of }: Pick<ApiVersion, 'status'> & { of?: string }) => {
  const { t } = await readWords();
  const text = t.versions.statuses[status];
  return <Badge tone={STATUS_TONES[status]}>{of === undefined ? text : `${text} · ${of}`}</Badge>;
};

/** That it is what is called where no version is named. */
export const DefaultBadge = async () => {
  const { t } = await readWords();
  return (
    <Badge tone="accent" plain>
      {t.lifecycle.isDefault}
    </Badge>
  );
};
