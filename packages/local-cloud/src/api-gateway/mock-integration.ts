import { asNumber, asObject, asString, parseJson } from '../json.ts';
import type { Integration } from './document.ts';
import { GatewayFailure, headerOf, type Inbound, type Outbound } from './exchange.ts';
import { substituteContext } from './gateway-response.ts';

const templateFor = (templates: Readonly<Record<string, unknown>>, type: string): string =>
  asString(templates[type] ?? templates['application/json'] ?? Object.values(templates)[0]);

/** A mock integration: the request template names the status, the response with that status answers (CORS preflights, mostly). */
export const answerMock = (integration: Integration, request: Inbound): Outbound => {
  const type = headerOf(request, 'content-type')?.split(';')[0]?.trim() ?? 'application/json';
  const template = templateFor(integration.requestTemplates, type) || '{"statusCode":200}';
  const wanted = asNumber(
    asObject(parseJson(template.replace(/([{,]\s*)([A-Za-z]\w*)\s*:/g, '$1"$2":'))).statusCode,
    0,
  );
  if (wanted === 0) throw new GatewayFailure('API_CONFIGURATION_ERROR');
  const responses = Object.entries(integration.responses);
  const chosen =
    responses.find(([pattern]) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(String(wanted)))?.[1] ??
    integration.responses.default;
  const response = asObject(chosen);
  const headers: [string, string][] = [];
  for (const [target, expression] of Object.entries(asObject(response.responseParameters))) {
    const value = asString(expression);
    if (target.startsWith('method.response.header.') && value.startsWith("'"))
      headers.push([target.slice('method.response.header.'.length), value.slice(1, -1)]);
  }
  const [contentType, body = ''] = Object.entries(asObject(response.responseTemplates))[0] ?? [];
  if (contentType !== undefined && asString(body) !== '') headers.push(['Content-Type', contentType]);
  return {
    status: asNumber(response.statusCode, wanted),
    headers,
    body: Buffer.from(substituteContext(asString(body), request.context)),
  };
};
