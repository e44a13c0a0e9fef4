import { schemesText } from './emit-descriptors.ts';
import { comment, literal, oneLine, paragraphs } from './go-text.ts';
import type { GoPackage } from './go-types.ts';

/** The file of the client: what the package is, the client, and how it is made. */
export const emitClient = (go: GoPackage): string => {
  const { plan, names } = go;
  const title = oneLine(plan.title) || plan.names.base;
  const about = paragraphs([`Package ${names.identifier} is a client of ${title}`, oneLine(plan.description, 1_000)]);
  const missing = plan.leftOut.flatMap(({ key, reason }) => paragraphs([`Left out: ${oneLine(key)}: ${reason}`]));
  const { clientName } = names;
  const agent = `${names.module}/${plan.names.version} (portico)`;
  const notes = paragraphs([`${clientName} calls ${title}`]).concat('It may be used by several goroutines.');
  return `${comment(about)}package ${names.identifier}

// Version is the version of the API that this package was made from.
const Version = ${literal(plan.names.version)}

${comment(missing.length > 0 ? [...notes, '', ...missing] : notes)}type ${clientName} struct{ core *core }

// New makes a client. Credentials that config does not hold come from the environment: ${plan.names.prefix}_API_KEY, _TOKEN,
// _USERNAME, _PASSWORD, _CLIENT_ID, _CLIENT_SECRET; the address from ${plan.names.prefix}_BASE_URL.
func New(config Config) *${clientName} {
	schemes := ${schemesText(go)}
	return &${clientName}{newCore(config, ${literal(plan.baseUrl)}, ${literal(plan.names.prefix)}, ${literal(agent)}, schemes)}
}
`;
};
