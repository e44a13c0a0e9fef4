'use client';
import type { AuditEntry } from '@portico/client';
import { useCallback } from 'react';
import { useWords } from '../../i18n/words.tsx';

/** What an actor is called: a person by name, whoever was not signed in, or Portico itself. */
export const useActor = () => {
  const { t } = useWords();
  return useCallback(
    ({ id, name, email }: AuditEntry['actor']): string =>
      id === 'visitor' ? t.audit.visitor : id === 'portico' ? t.audit.portico : (name ?? email ?? id),
    [t],
  );
};
