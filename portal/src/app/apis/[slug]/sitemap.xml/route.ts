import { apiSitemap } from '../../../../api/sitemaps.ts';
import { textAnswer } from '../../../../api/text-answer.ts';

type Context = { params: Promise<{ slug: string }> };

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  textAnswer(request, await apiSitemap((await params).slug), { type: 'application/xml', personal: false });
