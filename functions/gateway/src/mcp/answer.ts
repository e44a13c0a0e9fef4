import type { GatewayResponse } from '@portico/gateway';

/** What a tool gives back to a model. */
export type ToolAnswer = {
  readonly content: (
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'image'; readonly data: string; readonly mimeType: string }
  )[];
  readonly isError?: boolean;
};

/** About 25,000 tokens: what clients take of one answer. */
const TEXT_MAX = 100_000;
const IMAGE_BYTES_MAX = 1_000_000;

export const said = (text: string): ToolAnswer => ({ content: [{ type: 'text', text }] });
export const failed = (text: string): ToolAnswer => ({ ...said(text), isError: true });

const cut = (text: string): string =>
  text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}\n\n[cut: ${TEXT_MAX} of ${text.length} characters]` : text;

/** What an API answered, for a model: a refusal as an error with its status, what is no text as what it is. */
export const answerOf = ({ status, headers, body }: GatewayResponse): ToolAnswer => {
  const header = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1];
  const [type = ''] = (header('content-type') ?? '').split(';');
  const isText =
    type === '' || /^text\/|[/+](?:json|xml|yaml|x-www-form-urlencoded|javascript|x-ndjson)$/.test(type.trim());
  const text = isText ? cut(Buffer.from(body).toString('utf8')) : `[${body.length} bytes of ${type}]`;
  if (status >= 400) {
    const after = header('retry-after');
    return failed(`HTTP ${status}${after === undefined ? '' : `, try again after ${after} seconds`}\n\n${text}`);
  }
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(type) && body.length <= IMAGE_BYTES_MAX)
    return { content: [{ type: 'image', data: Buffer.from(body).toString('base64'), mimeType: type }] };
  return said(body.length === 0 ? `HTTP ${status}, without content` : text);
};
