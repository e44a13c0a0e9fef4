import { oneLine } from '../plan/plain-text.ts';
import type { PlannedWebhook } from '../plan/sdk-plan.ts';
import { javadoc, literal } from './java-text.ts';
import { type Context, imports, outside, quiet, readType, typeCode } from './java-types.ts';

const webhookText = ({ name, key, description, body }: PlannedWebhook, context: Context): string => {
  const doc = javadoc([`Reads what ${oneLine(key)} sends.`, description], '    ');
  const kind = body?.kind === 'json' || body?.kind === 'form' ? body.kind : undefined;
  if (!body || !kind)
    return `${doc}    public static String parse${name}(String payload) {\n        return payload;\n    }\n`;
  return `${doc}    public static ${readType(body.type, context)} parse${name}(String payload) {
        return Answers.read(payload, ${literal(kind)}, ${typeCode(body.type, context)});
    }
`;
};

/** The class of what the API sends by itself: a method for each call that reads its payload. */
export const emitWebhooks = (context: Context): string => {
  const methods = context.plan.webhooks.map((webhook) => webhookText(webhook, context));
  const text = `/** What the API sends by itself: a method for each call that reads its payload. */
public final class Webhooks {
    private Webhooks() {}
${methods.map((method) => `\n${method}`).join('')}}
`;
  return `package ${context.names.root};\n\n${imports(text, context, outside(context))}\n${quiet(text, context)}`;
};
