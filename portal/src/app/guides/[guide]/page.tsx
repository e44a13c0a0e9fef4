import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../../api/failure.ts';
import { readGuide } from '../../../api/guides.ts';
import { GuidePage } from '../../../features/guides/guide-page.tsx';
import { pageMetadata } from '../../../parts/page-metadata.ts';
import { guideCard } from '../../../pictures/card.ts';

type Props = { params: Promise<{ guide: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { guide } = await params;
  const read = await readGuide(undefined, guide);
  if (isAbsent(read)) notFound();
  if (!read.ok) return {};
  const { title, description } = read.data;
  return pageMetadata({
    title,
    description,
    path: `/guides/${guide}`,
    picture: { card: guideCard(undefined, read.data) },
  });
};

const Page = async ({ params }: Props) => <GuidePage book={undefined} version={undefined} {...(await params)} />;

export default Page;
