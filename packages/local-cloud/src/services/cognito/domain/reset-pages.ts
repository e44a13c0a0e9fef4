import { AwsError } from '../../../service.ts';
import { escapeXml } from '../../wire/xml.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import { type ConfirmationCodes, isReachable } from '../confirmation-codes.ts';
import { resetPassword } from '../password-reset.ts';
import { type AuthorizationRequest, authorizationRequest } from './authorization-request.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { checkCsrf, csrfToken } from './csrf.ts';
import { DomainError, type DomainRequest, type DomainResponse } from './http.ts';
import { errorBox, field, hidden, page } from './page.ts';

const back = (asked: AuthorizationRequest): string =>
  `<p><a href="/login?${escapeXml(asked.query)}">Back to sign-in</a></p>`;

const askPage = (request: DomainRequest, asked: AuthorizationRequest, error?: string): DomainResponse => {
  const { token, cookies } = csrfToken(request);
  return page({
    status: error === undefined ? 200 : 400,
    title: 'Reset your password',
    content: `<h1>Reset your password</h1><p>We send a code to your e-mail address.</p>${errorBox(error)}
<form method="post" action="/forgotPassword?${escapeXml(asked.query)}">${hidden('_csrf', token)}
${field({ name: 'username', label: 'E-mail', type: 'text', autocomplete: 'username', value: asked.loginHint ?? '', focus: true }, error !== undefined)}
<button type="submit">Send the code</button></form>${back(asked)}`,
    cookies,
  });
};

const codePage = (
  request: DomainRequest,
  asked: AuthorizationRequest,
  username: string,
  error?: string,
): DomainResponse => {
  const { token, cookies } = csrfToken(request);
  const invalid = error !== undefined;
  return page({
    status: invalid ? 400 : 200,
    title: 'Choose a new password',
    content: `<h1>Choose a new password</h1><p>If there is an account for this address, a code is on its way to it.</p>${errorBox(error)}
<form method="post" action="/forgotPassword?${escapeXml(asked.query)}">${hidden('_csrf', token)}${hidden('username', username)}
${field({ name: 'code', label: 'Code', type: 'text', autocomplete: 'one-time-code', focus: true }, invalid)}
${field({ name: 'new_password', label: 'New password', type: 'password', autocomplete: 'new-password' }, invalid)}
<button type="submit">Set password and sign in</button></form>${back(asked)}`,
    formTargets: [new URL(asked.redirectUri).origin],
    cookies,
  });
};

const wordsFor = (error: AwsError): string =>
  error.code === 'CodeMismatchException' || error.code === 'ExpiredCodeException'
    ? 'The code is not right, or it has expired.'
    : error.message.replace(/^Password did not conform with policy: /, '');

/** GET and POST /forgotPassword: a code by mail, then a new password; it never tells whether an account exists. */
export const forgotPassword = async (
  room: CognitoRoom,
  codes: ConfirmationCodes,
  request: DomainRequest,
): Promise<DomainResponse> => {
  const asked = authorizationRequest(room, request.query);
  if (!asked.passwordAllowed) throw new DomainError('Passwords are kept by your identity provider.');
  if (request.method !== 'POST') return askPage(request, asked);
  if (!checkCsrf(request)) return askPage(request, asked, 'The page was open too long. Try again.');
  const username = (request.form.get('username') ?? '').trim();
  const user = room.users.find(asked.pool, username);
  if (!request.form.has('code')) {
    if (user && isReachable(user)) codes.send(asked.pool, user, 'password');
    return codePage(request, asked, username);
  }
  try {
    const password = request.form.get('new_password') ?? '';
    const code = (request.form.get('code') ?? '').trim();
    const changed = await resetPassword(room, codes, asked.pool, { user, code, password });
    return completeSignIn(room, asked, room.authentication.checkAdmitted(changed));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return codePage(request, asked, username, wordsFor(error));
  }
};
