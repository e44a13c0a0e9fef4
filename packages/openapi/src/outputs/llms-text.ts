import type { ApiModel } from '../model/api-model.ts';
import { plainMarkdown } from './markdown.ts';

export type LlmsOptions = {
  /** Address of the Markdown page of an operation; of the whole document without a key. */
  readonly linkOf: (operationKey: string | undefined) => string;
};

const line = (text: string | undefined, most: number): string => {
  const [first = ''] = (text ?? '').trim().split(/\n\s*\n/);
  const plain = plainMarkdown(first);
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
};

/** An API as `llms.txt` (llmstxt.org): a title, what it is, and a list of links by tag. */
export const llmsText = (model: ApiModel, { linkOf }: LlmsOptions): string => {
  const groups = Map.groupBy(model.operations, ({ tags: [first = 'Operations'] }) => first);
  const sections = [...groups].map(([tag, operations]) => {
    const links = operations.map(({ key, method, path, summary, description, deprecated }) => {
      const title = plainMarkdown(`${method.toUpperCase()} ${path}`);
      const said = line(summary ?? description, 200);
      return `- [${title}](${linkOf(key)})${said === '' ? '' : `: ${said}`}${deprecated ? ' (deprecated)' : ''}`;
    });
    return `## ${plainMarkdown(tag)}\n\n${links.join('\n')}\n`;
  });
  const about = line(model.description, 500);
  return `# ${plainMarkdown(model.title)}\n\n${about === '' ? '' : `> ${about}\n\n`}- [Everything on one page](${linkOf(undefined)})\n\n${sections.join('\n')}`;
};
