'use client';
import type { ReferenceSchemaView } from '@portico/client';
import { withPortico } from '../../api/later-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { reference } from '../../i18n/messages/reference.ts';
import { Skeleton } from '../../ui/feedback.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { findView } from './find-view.ts';
import { type LinkedProps, type Reading, SchemaTree } from './schema-tree.tsx';

/** A schema that was asked for; what stands deeper in a page than is read at once is found in the whole page. */
export const LoadedSchema = ({
  place,
  page,
  pointer,
  at,
  Linked,
}: Omit<LinkedProps, 'label'> & Pick<Reading, 'Linked'>) => {
  const t = useWordsOf(reference);
  const { slug: apiId, version } = place;
  const whole = pointer !== undefined;
  const name = 'schema' in page ? page.schema : page.operation;
  const kind = 'schema' in page ? 'schema' : 'operation';
  const key = ['reference', apiId, version, kind, name, whole ? 'whole' : ''] as const;
  const { data, failure, reload } = useLoaded(key, async () =>
    'schema' in page
      ? withPortico((client) => client.getReferenceSchema({ apiId, version, schema: page.schema, whole }))
      : withPortico((client) => client.getReferenceOperation({ apiId, version, operation: page.operation, whole })),
  );
  if (failure) return <ProblemPanel problem={failure} onRetry={reload} />;
  if (!data) return <Skeleton height="3rem" />;
  const view: ReferenceSchemaView | undefined =
    pointer === undefined && 'schema' in data ? data.schema : findView(data, pointer ?? '');
  return view ? <SchemaTree view={view} reading={{ place, page, t, Linked }} at={at} /> : null;
};
