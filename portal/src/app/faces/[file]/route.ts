import { faceFile } from '../../../api/face-files.ts';
import { SECURITY_HEADERS } from '../../../api/security-headers.ts';
import { TYPEFACES } from '../../../parts/typefaces.ts';

type Context = { params: Promise<{ file: string }> };

/** A typeface by its content: whoever has it once never asks again. It is nobody's, so the proxy has no part in it. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { file } = await params;
  const typeface = TYPEFACES.find((one) => one !== 'system' && file.startsWith(`${one}-`));
  const known = typeface && typeface !== 'system' ? await faceFile(typeface) : undefined;
  if (known?.name !== file) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
  return new Response(known.bytes, {
    headers: {
      ...SECURITY_HEADERS,
      ...{ 'Content-Type': 'font/woff2', 'Cache-Control': 'public, max-age=31536000, immutable' },
    },
  });
};
