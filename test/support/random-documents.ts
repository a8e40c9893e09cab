import fc from 'fast-check';
import { getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType, isRequiredArgument, isRequiredInputField, type GraphQLCompositeType, type GraphQLField, type GraphQLInputType, type GraphQLSchema } from 'graphql';

export interface RandomRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
const ODD_TEXTS = ['', '0', '\u0000', '‮', '👩‍👩‍👧', "'; drop table person; --", '../../etc/passwd', '__proto__', 'a'.repeat(2_000), '%s%n', '{{7*7}}', '\ud800'];

/** Documents that a client of this schema could send, well-formed or nearly so, with arguments nobody would send. */
export function randomRequests(schema: GraphQLSchema, without: readonly string[], ids: readonly string[] = []): fc.Arbitrary<RandomRequest> {
  const literal = (type: GraphQLInputType, depth = 0): fc.Arbitrary<string> => {
    const nullable = getNullableType(type) as GraphQLInputType;
    if (depth > 3) return fc.constant('null');
    if (isListType(nullable)) return fc.array(literal(nullable.ofType as GraphQLInputType, depth + 1), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`);
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      return fc.subarray(fields).map((chosen) => fields.filter((candidate) => chosen.includes(candidate) || isRequiredInputField(candidate))).chain((chosen) => fc.tuple(...chosen.map((field) => literal(field.type, depth + 1).map((value) => `${field.name}: ${value}`)))).map((pairs) => `{ ${pairs.join(', ')} }`);
    }
    if (isEnumType(nullable)) return fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...nullable.getValues().map(({ name }) => name)) }, { weight: 1, arbitrary: fc.constant('NOT_A_VALUE') });
    return scalarLiteral(getNamedType(nullable).name, ids);
  };
  const field = (definition: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> => {
    const type = getNamedType(definition.type);
    const below = isCompositeType(type) ? selection(type, depth + 1) : fc.constant('');
    const args = fc.tuple(...definition.args.map((arg) => (isRequiredArgument(arg) ? literal(arg.type) : fc.option(literal(arg.type), { nil: null, freq: 2 })).map((value) => (value === null ? null : `${arg.name}: ${value}`)))).map((given) => given.filter((one) => one !== null));
    const alias = fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'data', '__proto__', 'constructor') });
    const directive = fc.oneof({ weight: 100, arbitrary: fc.constant('') }, { weight: 5, arbitrary: fc.constant(' @include(if: true)') }, { weight: 3, arbitrary: fc.constant(' @skip(if: $flag)') }, { weight: 1, arbitrary: fc.constantFrom(' @unknown', ' @deprecated') });
    return fc.tuple(alias, args, directive, below).map(([name, given, applied, selected]) => `${name === null ? '' : `${name}: `}${definition.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${applied}${selected}`);
  };
  const selection = (type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> => {
    const fields = 'getFields' in type ? Object.values(type.getFields()).filter(({ name }) => !without.includes(name)) : [];
    const usable = depth > 6 ? fields.filter((candidate) => !isCompositeType(getNamedType(candidate.type))) : fields;
    const parts: fc.Arbitrary<string>[] = [fc.constant('__typename'), ...usable.map((candidate) => fc.constant(null).chain(() => field(candidate, depth)))];
    if (isAbstractType(type) && depth < 6) for (const member of schema.getPossibleTypes(type)) parts.push(fc.constant(null).chain(() => selection(member, depth + 1).map((text) => `... on ${member.name}${text}`)));
    if (depth === 1) parts.push(fc.constant('...Root'));
    return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((chosen) => ` { ${chosen.join(' ')} }`);
  };
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const document = fc.constantFrom(...roots).chain((root) => fc.tuple(selection(root, 1), selection(root, 3)).map(([text, fragment]) => {
    const operation = root === roots[0] ? 'query' : 'mutation';
    const whole = `${text}${text.includes('...Root') ? ` fragment Root on ${root.name}${fragment}` : ''}`;
    return `${operation} Random${whole.includes('$flag') ? '($flag: Boolean! = true)' : ''}${whole}`;
  }));
  const damage = fc.tuple(fc.nat(), fc.constantFrom('', '{', '}', '"', '(', '...', '$', '\u0000', ' [[[[', '#', '"""')).map(([at, text]) => ({ at, text }));
  const odd = fc.dictionary(fc.constantFrom('flag', 'first', '__proto__', 'x'), fc.jsonValue({ maxDepth: 4 }));
  const variables = fc.oneof({ weight: 9, arbitrary: fc.constantFrom({}, { flag: false }) as fc.Arbitrary<Record<string, unknown>> }, { weight: 1, arbitrary: odd });
  return fc.tuple(document, fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: damage }), variables)
    .map(([text, harm, variables]) => ({ query: harm === null ? text : `${text.slice(0, harm.at % text.length)}${harm.text}${text.slice(harm.at % text.length + 1)}`, variables }));
}

function scalarLiteral(name: string, ids: readonly string[]): fc.Arbitrary<string> {
  if (name === 'ID' && ids.length > 0) return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.constantFrom(...ODD_TEXTS) }).map((id) => JSON.stringify(id));
  if (name === 'DateTime') return fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => JSON.stringify(date.toISOString()));
  if (name === 'URL') return fc.webUrl().map((address) => JSON.stringify(address));
  if (name === 'CurrencyCode') return fc.constantFrom('"CNY"', '"USD"', '"ZZZ"');
  const text = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ maxLength: 20 })).map((value) => JSON.stringify(value));
  const number = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 40 }) }, { weight: 1, arbitrary: fc.constantFrom(100, 101, 2 ** 31) }).map(String);
  if (name === 'Int' || name === 'SafeInt') return fc.oneof({ weight: 40, arbitrary: number }, { weight: 1, arbitrary: fc.constantFrom('null', '1.5', '"1"') });
  if (name === 'Boolean') return fc.constantFrom('true', 'false', 'null');
  return fc.oneof({ weight: 40, arbitrary: text }, { weight: 1, arbitrary: number }, { weight: 1, arbitrary: fc.constant('null') });
}
