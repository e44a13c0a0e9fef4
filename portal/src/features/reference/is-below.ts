/** Whether a call goes to the gateway's path of an API, once it is resolved as a browser does it: dots climb, however written. */
export const isBelow = (url: string, base: string): boolean => {
  if (!URL.canParse(url) || !URL.canParse(base)) return false;
  const [asked, root] = [new URL(url), new URL(base)];
  const path = root.pathname.replace(/\/$/, '');
  return asked.origin === root.origin && (asked.pathname === path || asked.pathname.startsWith(`${path}/`));
};
