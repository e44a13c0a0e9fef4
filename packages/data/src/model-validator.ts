type Problem = {
  readonly property: string;
  readonly message: string;
  readonly argument: string;
};

const NO_MODEL: readonly Problem[] = [{ property: 'instance', message: 'is not a model', argument: '' }];

/**
 * Stands in the bundles for the JSON schema validator with which ElectroDB checks every model again at each cold start
 * (a fifth of its processor time). Our models do not change after the build; the tests load them with the whole validator.
 * What remains is telling a model from an entity, which ElectroDB also asks it for.
 */
export class Validator {
  /** ElectroDB registers formats here; none is asked for. */
  get customFormats(): Record<string, unknown> {
    return {};
  }

  addSchema(): void {}

  validate(given: unknown): { readonly errors: readonly Problem[] } {
    const isModel =
      typeof given === 'object' &&
      given !== null &&
      !('_instance' in given) &&
      'model' in given &&
      'attributes' in given &&
      'indexes' in given;
    return { errors: isModel ? [] : NO_MODEL };
  }
}
