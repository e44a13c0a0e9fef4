import { presentPhrase, type Schema, type Total } from '@portico/contract';
import type { GuideItem, StoredEdition, StoredGuideFile } from '@portico/data';
import type { GuideNode, GuidePage, Heading } from '@portico/guides';
import { english } from '@portico/words';

export const presentNode = (node: GuideNode): Total<Schema<'GuideNode'>> => ({
  kind: node.kind,
  text: node.text,
  href: node.href,
  id: node.id,
  level: node.level,
  tone: node.tone,
  language: node.language,
  start: node.start,
  align: node.align,
  header: node.header,
  method: node.method,
  path: node.path,
  summary: node.summary,
  diagram: node.diagram,
  diagramDark: node.diagramDark,
  width: node.width,
  height: node.height,
  children: node.children?.map(presentNode),
});

export const presentHeading = ({ id, level, text }: Heading): Total<Schema<'GuideHeading'>> => ({ id, level, text });

const presentProblem = ({ line, words }: GuidePage['problems'][number]): Total<Schema<'GuideProblem'>> => ({
  line,
  words: presentPhrase(words),
  detail: english(words),
});
export const presentProblems = ({ problems }: GuidePage): Total<Schema<'GuideProblem'>>[] =>
  problems.map(presentProblem);

/** Whether what is read is what is written. */
export const statusOf = ({ draft, published }: Pick<GuideItem, 'draft' | 'published'>): Schema<'GuideStatus'> => {
  if (!published) return 'draft';
  return published.contentHash === draft.contentHash ? 'published' : 'changed';
};

export const presentDraftEntry = (item: GuideItem): Total<Schema<'GuideDraftEntry'>> => ({
  slug: item.slug,
  title: item.draft.title,
  parent: item.draft.parent,
  order: item.draft.order,
  hidden: item.draft.hidden ?? false,
  status: statusOf(item),
  changedAt: item.changedAt,
});

const presentEdition = (
  { number, publishedAt, publishedBy }: StoredEdition,
  names: ReadonlyMap<string, string>,
): Total<Schema<'GuideEdition'>> => ({ number, publishedAt, publishedBy, name: names.get(publishedBy) });

export const presentDraft = (
  item: GuideItem,
  text: string,
  page: GuidePage,
  names: ReadonlyMap<string, string>,
): Total<Schema<'GuideDraft'>> => ({
  slug: item.slug,
  title: item.draft.title,
  status: statusOf(item),
  text,
  problems: presentProblems(page),
  changedAt: item.changedAt,
  versions: item.editions.map((edition) => presentEdition(edition, names)),
});

export const presentFile = ({
  name,
  contentHash,
  sizeBytes,
  addedAt,
  image,
}: StoredGuideFile): Total<Schema<'GuideFile'>> => ({
  name,
  contentHash,
  sizeBytes,
  addedAt,
  mediaType: image?.type,
  width: image?.width,
  height: image?.height,
});

export const presentLink = (
  { sizeBytes, image }: StoredGuideFile,
  url: string,
  expiresAt: Date,
): Total<Schema<'GuideFileLink'>> => ({ url, sizeBytes, expiresAt: expiresAt.toISOString(), mediaType: image?.type });
