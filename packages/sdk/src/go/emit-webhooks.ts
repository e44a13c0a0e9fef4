import type { PlannedWebhook } from '../plan/sdk-plan.ts';
import { comment, oneLine, paragraphs } from './go-text.ts';
import { baseType, type GoPackage } from './go-types.ts';

const webhookText = ({ name, key, description, body }: PlannedWebhook, go: GoPackage): string => {
  const parser = go.names.parser(name);
  const lines = comment(paragraphs([`${parser} reads what ${oneLine(key)} sends.`, description]));
  if (body?.kind === 'text')
    return `${lines}func ${parser}(payload []byte) (string, error) {\n\treturn string(payload), nil\n}\n`;
  if (!body || (body.kind !== 'json' && body.kind !== 'form'))
    return `${lines}func ${parser}(payload []byte) ([]byte, error) {\n\treturn payload, nil\n}\n`;
  const type = baseType(body.type, go);
  return `${lines}func ${parser}(payload []byte) (value ${type}, err error) {
	err = ${body.kind === 'form' ? 'readForm(payload, &value)' : 'json.Unmarshal(payload, &value)'}
	return value, err
}
`;
};

const READ_FORM = `
// readForm reads a form as an object of texts.
func readForm(payload []byte, target any) error {
	form, err := url.ParseQuery(string(payload))
	if err != nil {
		return err
	}
	members := map[string]string{}
	for name := range form {
		members[name] = form.Get(name)
	}
	text, err := json.Marshal(members)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, target)
}
`;

/** The file of what the API sends by itself: a function for each call that reads its payload. */
export const emitWebhooks = (go: GoPackage): { readonly path: string; readonly text: string }[] => {
  const { webhooks } = go.plan;
  if (webhooks.length === 0) return [];
  const kinds = new Set(webhooks.map(({ body }) => body?.kind));
  const form = kinds.has('form');
  const packages = [...(kinds.has('json') || form ? ['encoding/json'] : []), ...(form ? ['net/url'] : [])];
  const imports = packages.length > 0 ? `\nimport (\n${packages.map((path) => `\t"${path}"\n`).join('')})\n` : '';
  const functions = webhooks.map((webhook) => `\n${webhookText(webhook, go)}`).join('');
  return [
    { path: 'webhooks.go', text: `package ${go.names.identifier}\n${imports}${form ? READ_FORM : ''}${functions}` },
  ];
};
