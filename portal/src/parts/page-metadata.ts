import type { Api } from '@portico/client';
import type { Metadata } from 'next';
import { readAppearance } from '../api/appearance.ts';
import { environment } from '../api/environment.ts';
import { brandOf, type Card, pictureUrl } from '../pictures/card.ts';

type Shared = {
  readonly title: string;
  readonly description: string | undefined;
  readonly url: string;
  readonly picture: string | undefined;
  readonly siteName: string;
};

/** What is shown where a page is shared. */
const sharedMetadata = ({ title, description, url, picture, siteName }: Shared): Metadata => ({
  openGraph: {
    ...{ title, url, siteName, type: 'website' },
    ...(description && { description }),
    ...(picture && { images: [{ url: picture, width: 1200, height: 630, type: 'image/png', alt: title }] }),
  },
  ...(picture && {
    twitter: { card: 'summary_large_image', title, ...(description && { description }), images: [picture] },
  }),
});

type Told = {
  readonly title: string;
  readonly description: string | undefined;
  readonly path: string;
  readonly asked?: string | undefined;
  /** What a picture of it says; `at` where it is that of another page. */
  readonly picture?: { readonly card: Card; readonly at?: string } | undefined;
};

/** What a page that has a twin in Markdown says of itself: its one address, its twin, and what is shown where it is shared. */
export const pageMetadata = async ({ title, description, path, asked, picture }: Told): Promise<Metadata> => {
  const appearance = await readAppearance();
  const query = asked === undefined ? '' : `?version=${encodeURIComponent(asked)}`;
  const url = environment.portalUrl + path;
  return {
    title,
    ...(description && { description }),
    alternates: { canonical: url + query, types: { 'text/markdown': `${url}.md${query}` } },
    ...sharedMetadata({
      ...{ title, description, url: url + query, siteName: appearance.name },
      picture: picture && pictureUrl(picture.at ?? path, picture.card, brandOf(appearance), { version: asked }),
    }),
  };
};

/** What a page of an API says besides; the picture is for everybody, so only a public one has it. */
export const apiMetadata = (api: Pick<Api, 'visibility'>, { picture, ...told }: Told): Promise<Metadata> =>
  pageMetadata({ ...told, picture: api.visibility === 'public' ? picture : undefined });

type Words = { readonly path: string; readonly page: string; readonly card: Card; readonly language: string };

/** What a page of the portal's own words is shown as where it is shared. */
export const wordsMetadata = async ({ path, page, card, language }: Words): Promise<Metadata> => {
  const appearance = await readAppearance();
  return sharedMetadata({
    ...{ title: card.title, description: card.text, url: environment.portalUrl + path, siteName: appearance.name },
    picture: pictureUrl(page, card, brandOf(appearance), { in: language }),
  });
};
