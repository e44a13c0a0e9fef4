/** Pages that have a twin in Markdown; its address is the page's, with `.md` behind it. */
const PAGES =
  /^\/(?:guides(?:\/[a-z0-9-]{1,60})?|apis(?:\/[a-z0-9-]{1,64}(?:\/(?:guides(?:\/[a-z0-9-]{1,60})?|reference(?:\/(?!classic-view$)[\w-]{1,100})?|(?:schemas|tags)\/[\w-]{1,100}))?)?)$/;

/** Where twins are made; nobody asks for it by this name. */
export const TWINS = '/markdown';

const qualityOf = (accept: string, type: string): number => {
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (name !== type) continue;
    const said = parameters.find((parameter) => parameter.startsWith('q='));
    return said === undefined ? 1 : Number(said.slice(2)) || 0;
  }
  return 0;
};

/** Whether somebody names Markdown, and wants it no less than a page. */
const prefersMarkdown = (accept: string): boolean => {
  const wanted = qualityOf(accept, 'text/markdown');
  return wanted > 0 && wanted >= qualityOf(accept, 'text/html');
};

/** Where the Markdown of a page is made, if that is what is asked for: by its address, or by `Accept`. */
export const twinOf = (path: string, accept: string | null): string | undefined => {
  const named = path.endsWith('.md');
  const page = named ? path.slice(0, -3) : path;
  return PAGES.test(page) && (named || prefersMarkdown(accept ?? '')) ? TWINS + page : undefined;
};
