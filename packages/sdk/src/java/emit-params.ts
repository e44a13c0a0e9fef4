import type { PlannedOperation } from '../plan/sdk-plan.ts';
import { type ClassFile, classFiles, classModifier } from './class-files.ts';
import { type BodyInput, bodyInputs, inputForm, parameterField } from './client-methods.ts';
import { setter } from './emit-models.ts';
import { javadoc, literal } from './java-text.ts';
import { bodyType, type Context } from './java-types.ts';

const bodySetter = ({ identifier, body, index }: BodyInput, planned: PlannedOperation, context: Context): string => {
  const nullable = body.type.nullable || body.type.kind === 'any';
  return `
${javadoc([planned.operation.body?.description ?? 'The body.', `Sent as ${body.mediaType}.`], '        ')}        public Builder ${identifier}(${bodyType(body, context)} value) {
            ${nullable ? 'putNullable' : 'put'}("body", value);
            put("bodyType", ${index}L);
            return this;
        }
`;
};

const paramsText = (planned: PlannedOperation, context: Context, modifier: string): string => {
  const name = context.names.inputs(planned.name);
  const fields = planned.parameters.map(parameterField);
  const needed = [
    ...fields.filter(({ required }) => required).map((field) => field.name),
    ...(planned.bodyRequired && planned.bodies.length > 0 ? ['body'] : []),
  ];
  return `/** What {@code ${planned.name}} takes. */
${modifier} class ${name} extends JsonModel {
    static final JsonType<${name}> TYPE = JsonType.object(${name}::new${needed.map((field) => `, ${literal(`!o${field}`)}`).join('')});

    private ${name}(ObjectNode node) {
        super(node);
    }

    /** Makes one. */
    public static Builder builder() {
        return new Builder(null);
    }

    /** Makes one that is like this but for what is set. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Makes a ${name}. */
    public static final class Builder extends ModelBuilder<${name}> {
        private Builder(${name} from) {
            super(TYPE, from);
        }
${fields.map((field) => setter(field, context, !field.required)).join('')}${bodyInputs(planned)
  .map((input) => bodySetter(input, planned, context))
  .join('')}    }
}
`;
};

/** The classes of what operations of more than one input take. */
export const emitParams = (context: Context): ClassFile[] => {
  const modifier = classModifier(context);
  const classes = context.plan.operations
    .filter((planned) => inputForm(planned).form === 'object')
    .map((planned) => [context.names.inputs(planned.name), paramsText(planned, context, modifier)] as const);
  return classFiles('params', classes, context);
};
