'use client';
import type { ComponentType } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { catalogue } from '../../i18n/messages/catalogue.ts';

type LayoutProps = {
  getComponent: (name: string, container?: boolean) => ComponentType;
  specSelectors: { servers: () => { readonly size: number } | undefined };
};

/** Swagger UI's parts that the page around does not have itself: servers, filter, operations, schemas. */
export const ReferenceLayout = ({ getComponent, specSelectors }: LayoutProps) => {
  const t = { catalogue: useWordsOf(catalogue) };
  const SvgAssets = getComponent('SvgAssets');
  const Errors = getComponent('errors', true);
  const Servers = getComponent('ServersContainer', true);
  const Filter = getComponent('FilterContainer', true);
  const Operations = getComponent('operations', true);
  const Models = getComponent('Models', true);
  const servers = specSelectors.servers()?.size ?? 0;
  return (
    <div className="swagger-ui">
      <SvgAssets />
      <Errors />
      {servers > 0 && (
        <div className="scheme-container">
          <Servers />
        </div>
      )}
      <Filter />
      <section id="operations" aria-label={t.catalogue.operationList}>
        <Operations />
      </section>
      <Models />
    </div>
  );
};
