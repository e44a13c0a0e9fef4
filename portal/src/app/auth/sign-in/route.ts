import { type NextRequest, NextResponse } from 'next/server';
import { safeReturnTo } from '../../../api/return-to.ts';
import { beginSignIn, SIGN_IN_ATTRIBUTES, SIGN_IN_COOKIE } from '../../../api/sign-in.ts';

export const GET = async ({ nextUrl }: NextRequest): Promise<Response> => {
  const { url, cookie } = await beginSignIn(
    safeReturnTo(nextUrl.searchParams.get('returnTo')),
    nextUrl.searchParams.get('provider'),
  );
  const response = NextResponse.redirect(url, 303);
  response.cookies.set(SIGN_IN_COOKIE, cookie, SIGN_IN_ATTRIBUTES);
  response.headers.set('Cache-Control', 'no-store');
  return response;
};
