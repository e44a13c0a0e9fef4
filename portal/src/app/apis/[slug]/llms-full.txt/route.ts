import { wholeApiText } from '../../../../api/public-texts.ts';
import { textAnswer } from '../../../../api/text-answer.ts';

type Context = { params: Promise<{ slug: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const query = new URL(request.url).searchParams;
  const asked = { slug: (await params).slug, version: query.get('version') ?? undefined };
  const text = await wholeApiText(asked, Number(query.get('part') ?? 1));
  return textAnswer(request, text, { type: 'text/plain', personal: false });
};
