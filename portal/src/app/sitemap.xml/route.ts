import { connection } from 'next/server';
import { sitemapIndex } from '../../api/sitemaps.ts';
import { textAnswer } from '../../api/text-answer.ts';

export const GET = async (request: Request): Promise<Response> => {
  await connection();
  return textAnswer(request, await sitemapIndex(), { type: 'application/xml', personal: false });
};
