import type { Api } from '@portico/client';
import { environment } from '../../api/environment.ts';
import { JsonLd } from '../../parts/json-ld.tsx';

type ArticleDataProps = { api: Api; title: string; path: string };

/** A page of a public reference for who reads none: an article, and where it is. Its version is said by no address. */
export const ArticleData = ({ api, title, path }: ArticleDataProps) => {
  if (api.visibility !== 'public') return null;
  const url = environment.portalUrl + path.split('?')[0];
  const items = [
    ['APIs', `${environment.portalUrl}/apis`],
    [api.name, `${environment.portalUrl}/apis/${api.slug}`],
    [title, url],
  ];
  return (
    <>
      <JsonLd data={{ '@type': 'TechArticle', headline: title, url, about: api.name }} />
      <JsonLd
        data={{
          '@type': 'BreadcrumbList',
          itemListElement: items.map(([name, item], at) => ({ '@type': 'ListItem', position: at + 1, name, item })),
        }}
      />
    </>
  );
};
