import { connection } from 'next/server';
import { environment } from '../../api/environment.ts';

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
  return new Response(
    [
      'User-agent: *',
      ...CLOSED.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${environment.portalUrl}/sitemap.xml`,
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } },
  );
};
