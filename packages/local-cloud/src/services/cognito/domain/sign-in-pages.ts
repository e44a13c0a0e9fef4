import { AwsError } from '../../../service.ts';
import { textOf } from '../../wire/fields.ts';
import { escapeXml } from '../../wire/xml.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { User } from '../user-store.ts';
import { type AuthorizationRequest, authorizationRequest } from './authorization-request.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { checkCsrf, csrfToken } from './csrf.ts';
import { type DomainRequest, type DomainResponse, redirect } from './http.ts';
import { errorBox, field, hidden, page } from './page.ts';

const NEW_PASSWORD_LIFE_SECONDS = 600;

const targetOf = (asked: AuthorizationRequest): string => new URL(asked.redirectUri).origin;

const providerButtons = (asked: AuthorizationRequest): string =>
  asked.providers
    .map((provider) => {
      const query = new URLSearchParams(asked.query);
      query.set('identity_provider', provider.name);
      return `<a class="button second" href="/oauth2/authorize?${escapeXml(query.toString())}">Continue with ${escapeXml(provider.name)}</a>`;
    })
    .join('');

const passwordForm = (
  asked: AuthorizationRequest,
  csrf: string,
  shown: { username: string; error: string | undefined },
): string => {
  const invalid = shown.error !== undefined;
  return `<form method="post" action="/login?${escapeXml(asked.query)}">${hidden('_csrf', csrf)}
${field({ name: 'username', label: 'E-mail', type: 'text', autocomplete: 'username', value: shown.username, focus: shown.username === '' }, invalid)}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', focus: shown.username !== '' }, invalid)}
<button type="submit">Sign in</button></form><p class="after"><a href="/forgotPassword?${escapeXml(asked.query)}">Forgot your password?</a></p>`;
};

const loginPage = (request: DomainRequest, asked: AuthorizationRequest, error?: string): DomainResponse => {
  const { token, cookies } = csrfToken(request);
  const username = request.form.get('username') ?? asked.loginHint ?? '';
  const form = asked.passwordAllowed ? passwordForm(asked, token, { username, error }) : '';
  const buttons = providerButtons(asked);
  const between = form !== '' && buttons !== '' ? '<div class="or">or</div>' : '';
  return page({
    status: error === undefined ? 200 : 401,
    title: 'Sign in',
    content: `<h1>Sign in</h1><p>to continue to ${escapeXml(textOf(asked.client.properties, 'ClientName') ?? 'the portal')}</p>${errorBox(error)}${form}${between}${buttons}`,
    formTargets: [targetOf(asked)],
    cookies,
  });
};

const newPasswordPage = (
  request: DomainRequest,
  asked: AuthorizationRequest,
  ticket: string,
  error?: string,
): DomainResponse => {
  const { token, cookies } = csrfToken(request);
  return page({
    status: error === undefined ? 200 : 400,
    title: 'Choose a password',
    content: `<h1>Choose a password</h1><p>Your temporary password was right. Set your own to go on.</p>${errorBox(error)}
<form method="post" action="/login?${escapeXml(asked.query)}">${hidden('_csrf', token)}${hidden('ticket', ticket)}
${field({ name: 'new_password', label: 'New password', type: 'password', autocomplete: 'new-password', focus: true }, error !== undefined)}
${field({ name: 'new_password_again', label: 'New password again', type: 'password', autocomplete: 'new-password' }, error !== undefined)}
<button type="submit">Set password and sign in</button></form>`,
    formTargets: [targetOf(asked)],
    cookies,
  });
};

/** One text for everything that would tell whether an account exists. */
const wordsFor = (error: AwsError): string => {
  if (error.code === 'UserNotConfirmedException')
    return 'Confirm your e-mail address first: we sent you a code when you signed up.';
  if (error.code === 'PasswordResetRequiredException') return 'Your password must be reset before you can sign in.';
  if (error.message === 'User is disabled.') return 'This account is disabled. Ask an administrator to enable it.';
  if (error.message === 'Password attempts exceeded') return 'Too many tries. Wait a little and try again.';
  if (error.message.startsWith('Temporary password has expired'))
    return 'The temporary password has expired. Ask an administrator for a new one.';
  return error.code === 'UserLambdaValidationException' ? error.message : 'The e-mail or password is not right.';
};

const withNewPassword = async (
  room: CognitoRoom,
  request: DomainRequest,
  asked: AuthorizationRequest,
): Promise<DomainResponse> => {
  const ticket = request.form.get('ticket') ?? '';
  const payload = room.tickets.peek('new-password', ticket);
  if (!payload || payload.clientId !== asked.client.id)
    return loginPage(request, asked, 'That took too long. Sign in again.');
  const password = request.form.get('new_password') ?? '';
  if (password !== request.form.get('new_password_again'))
    return newPasswordPage(request, asked, ticket, 'The two passwords are not the same.');
  let user: User;
  try {
    user = await room.authentication.setPassword(
      asked.pool,
      room.users.known(asked.pool, textOf(payload, 'username') ?? ''),
      password,
      'CONFIRMED',
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return newPasswordPage(
      request,
      asked,
      ticket,
      error.message.replace(/^Password did not conform with policy: /, ''),
    );
  }
  room.tickets.take('new-password', ticket);
  return completeSignIn(room, asked, user);
};

/** GET and POST /login: the hosted sign-in page; its address carries the authorization request. */
export const login = async (room: CognitoRoom, request: DomainRequest): Promise<DomainResponse> => {
  const asked = authorizationRequest(room, request.query);
  if (request.method !== 'POST')
    return asked.passwordAllowed || asked.providers.length !== 1
      ? loginPage(request, asked)
      : redirect(
          `/oauth2/authorize?${asked.query}&identity_provider=${encodeURIComponent(asked.providers[0]?.name ?? '')}`,
        );
  if (!checkCsrf(request)) return loginPage(request, asked, 'The page was open too long. Try again.');
  if (request.form.has('ticket')) return await withNewPassword(room, request, asked);
  if (!asked.passwordAllowed) return loginPage(request, asked, 'Sign in with a provider.');
  try {
    const user = await room.authentication.byPassword(
      asked.pool,
      asked.client,
      (request.form.get('username') ?? '').trim(),
      request.form.get('password') ?? '',
    );
    if (user.status !== 'FORCE_CHANGE_PASSWORD') return completeSignIn(room, asked, user);
    const ticket = room.tickets.issue(
      'new-password',
      { clientId: asked.client.id, poolId: asked.pool.id, username: user.username },
      NEW_PASSWORD_LIFE_SECONDS,
    );
    return newPasswordPage(request, asked, ticket);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return loginPage(request, asked, wordsFor(error));
  }
};
