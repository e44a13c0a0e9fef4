import { connection } from 'next/server';
import { environment } from '../../api/environment.ts';
import { sitemapAddresses } from '../../api/sitemaps.ts';

/** What is somebody's own has nothing for crawlers. */
const CLOSED = [
  '/account',
  '/admin',
  '/api/',
  '/approvals',
  '/apps',
  '/auth/',
  '/publish',
  '/teams',
  '/tests',
  '/usage',
];

export const GET = async (): Promise<Response> => {
  // The address is this deployment's, not the build's.
  await connection();
  // What is closed is said whatever becomes of the maps.
  const read = await sitemapAddresses();
  const addresses = read.ok ? read.data : ['sitemap.xml'];
  return new Response(
    [
      'User-agent: *',
      ...CLOSED.map((path) => `Disallow: ${path}`),
      '',
      ...addresses.map((address) => `Sitemap: ${environment.portalUrl}/${address}`),
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } },
  );
};
