import { connection } from 'next/server';
import { guidesSitemap } from '../../../api/sitemaps.ts';
import { textAnswer } from '../../../api/text-answer.ts';

export const GET = async (request: Request): Promise<Response> => {
  await connection();
  return textAnswer(request, await guidesSitemap(), { type: 'application/xml', personal: false });
};
