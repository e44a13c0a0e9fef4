type Given = Readonly<Record<string, string>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Properties of a template as CloudFormation fills them: parameters by name, a condition by the one parameter it reads. */
export const filled = (value: unknown, given: Given): unknown => {
  if (Array.isArray(value)) return value.map((one) => filled(one, given)).filter((one) => one !== undefined);
  if (!isObject(value)) return value;
  const [[name, inner] = ['', undefined]] = Object.entries(value);
  if (name === 'Ref') return inner === 'AWS::NoValue' ? undefined : (given[String(inner)] ?? String(inner));
  if (name === 'Fn::If' && Array.isArray(inner)) {
    const holds = Object.keys(given).some((key) => String(inner[0]).includes(key) && given[key] !== '');
    return filled(holds ? inner[1] : inner[2], given);
  }
  if (name === 'Fn::Split' && Array.isArray(inner)) return String(filled(inner[1], given)).split(String(inner[0]));
  if (name === 'Fn::Join' && Array.isArray(inner) && Array.isArray(inner[1]))
    return inner[1].map((one) => String(filled(one, given))).join(String(inner[0]));
  if (name === 'Fn::ImportValue') return given.ImportValue ?? name;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, given)]));
};
