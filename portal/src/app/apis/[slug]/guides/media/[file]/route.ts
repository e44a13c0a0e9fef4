import { guideFileAnswer } from '../../../../../../api/guide-file.ts';

type Context = { params: Promise<{ slug: string; file: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { slug, file } = await params;
  return guideFileAnswer(slug, file);
};
