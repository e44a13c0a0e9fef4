import { type NextRequest, NextResponse } from 'next/server';
import { beginConnection, CONNECTION_ATTRIBUTES, CONNECTION_COOKIE } from '../../../api/connection.ts';
import { safeReturnTo } from '../../../api/return-to.ts';

const CONNECTION = /^con_[0-9a-z]{26}$/;

/** Leads to the identity provider of a connection, past the user pool's own pages. */
export const GET = async ({ nextUrl }: NextRequest): Promise<Response> => {
  const { url, cookie } = await beginConnection(
    safeReturnTo(nextUrl.searchParams.get('returnTo')),
    nextUrl.searchParams.get('provider'),
    CONNECTION.exec(nextUrl.searchParams.get('tests') ?? '')?.[0],
  );
  const response = NextResponse.redirect(url, 303);
  response.cookies.set(CONNECTION_COOKIE, cookie, CONNECTION_ATTRIBUTES);
  response.headers.set('Cache-Control', 'no-store');
  return response;
};
