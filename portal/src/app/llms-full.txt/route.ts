import { wholePortalText } from '../../api/public-texts.ts';
import { textAnswer } from '../../api/text-answer.ts';

export const GET = async (request: Request): Promise<Response> =>
  textAnswer(request, await wholePortalText(new URL(request.url).searchParams.get('cursor') ?? undefined), {
    type: 'text/plain',
    personal: false,
  });
