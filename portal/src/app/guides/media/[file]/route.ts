import { guideFileAnswer } from '../../../../api/guide-file.ts';

type Context = { params: Promise<{ file: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  guideFileAnswer(undefined, (await params).file);
