import { connection } from 'next/server';
import { readAppearance, readLogo } from '../../api/appearance.ts';
import { SECURITY_HEADERS, UPLOADED_POLICY } from '../../api/security-headers.ts';
import { tokensOfPortal } from '../../parts/accent-tokens.ts';
import { isSquarish } from '../../parts/logo-address.ts';
import { LOGO_PATHS } from '../../ui/logo-paths.ts';

const shipped = (accent: string | undefined): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="${tokensOfPortal(accent).light.accent}">${LOGO_PATHS.map((path) => `<path d="${path}"/>`).join('')}</svg>`;

/** What stands in a tab: the logo where it fits there, else that of Portico in the portal's colour. */
export const GET = async (): Promise<Response> => {
  // Asked each time, and not when it is built.
  await connection();
  const { logo, accent } = await readAppearance();
  const read = logo && isSquarish(logo) ? await readLogo('light') : undefined;
  const own = read?.ok ? read.data : undefined;
  return new Response(own ? Buffer.from(own.data, 'base64') : shipped(accent), {
    headers: {
      ...{ ...SECURITY_HEADERS, 'Content-Security-Policy': UPLOADED_POLICY },
      ...{ 'Content-Type': own?.mediaType ?? 'image/svg+xml', 'Cache-Control': 'public, max-age=60' },
    },
  });
};
