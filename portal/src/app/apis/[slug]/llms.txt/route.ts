import { apiText } from '../../../../api/public-texts.ts';
import { textAnswer } from '../../../../api/text-answer.ts';

type Context = { params: Promise<{ slug: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const version = new URL(request.url).searchParams.get('version') ?? undefined;
  const text = await apiText({ slug: (await params).slug, version });
  return textAnswer(request, text, { type: 'text/plain', personal: false });
};
