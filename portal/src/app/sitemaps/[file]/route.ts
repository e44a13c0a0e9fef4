import { isMonth } from '../../../api/sitemap-months.ts';
import { monthIndex } from '../../../api/sitemaps.ts';
import { textAnswer } from '../../../api/text-answer.ts';

type Context = { params: Promise<{ file: string }> };

/** `2026-11.xml`: the maps of what was registered in a month. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { file } = await params;
  const month = file.replace(/\.xml$/, '');
  if (!file.endsWith('.xml') || !isMonth(month)) return new Response(null, { status: 404 });
  const read = await monthIndex(month);
  if (read.ok && read.data === '') return new Response(null, { status: 404 });
  return textAnswer(request, read, { type: 'application/xml', personal: false });
};
