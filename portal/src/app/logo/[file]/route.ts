import { readLogo } from '../../../api/appearance.ts';
import { SECURITY_HEADERS, UPLOADED_POLICY } from '../../../api/security-headers.ts';
import { logoAddress } from '../../../parts/logo-address.ts';

type Context = { params: Promise<{ file: string }> };

/**
 * The portal's logo. It is somebody's upload: shown as what the API found it to be, under a policy in which nothing in it
 * acts, and the same for everybody, so the proxy has no part in it.
 */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { file } = await params;
  const theme = file.startsWith('dark-') ? 'dark' : 'light';
  const read = await readLogo(theme);
  const headers = { ...SECURITY_HEADERS, 'Content-Security-Policy': UPLOADED_POLICY };
  if (!read.ok) return new Response(null, { status: read.failure.status || 503, headers });
  const { mediaType, data, hash } = read.data;
  // A page may be a little older, or newer, than what this server was told last.
  const isThis = logoAddress(theme, { hash }) === `/logo/${file}`;
  return new Response(Buffer.from(data, 'base64'), {
    headers: {
      ...headers,
      ...{ 'Content-Type': mediaType, 'Content-Disposition': 'inline' },
      'Cache-Control': isThis ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  });
};
