export { isForVersion } from './for-version.ts';
export { type FrontMatter, GUIDE_SLUG } from './front-matter.ts';
export { markdownOf } from './markdown-text.ts';
export type { GuideNode, GuideNodeKind, Heading } from './nodes.ts';
export {
  BYTES_MAX,
  type Embedded,
  type GuideFile,
  type GuidePage,
  type Known,
  PROBLEMS_MAX,
  type Problem,
  readGuide,
  textOf,
} from './read-guide.ts';
