import type { NextRequest } from 'next/server';
import { forward } from '../../../../api/forward.ts';
import { SESSION_COOKIE } from '../../../../api/session-cookie.ts';

type Context = { params: Promise<{ path: string[] }> };

const handle = async (request: NextRequest, { params }: Context): Promise<Response> =>
  forward(request, (await params).path.join('/'), request.cookies.get(SESSION_COOKIE)?.value);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
