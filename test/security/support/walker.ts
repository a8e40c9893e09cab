import { getNamedType, isAbstractType, isCompositeType, isEnumType, isObjectType, type GraphQLArgument, type GraphQLCompositeType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

type Field = GraphQLField<unknown, unknown>;
type Arguments = Readonly<Record<string, string>>;

/**
 * Selections of everything a type has: all scalars, and all objects below it down to a depth.
 * One fragment per type and depth keeps the document small, however many paths there are.
 */
export class Walker {
  readonly #schema: GraphQLSchema;
  readonly #depth: number;
  readonly #fragments = new Map<string, string>();

  constructor(schema: GraphQLSchema, depth: number) {
    this.#schema = schema;
    this.#depth = depth;
  }
  get fragments(): string {
    return [...this.#fragments.values()].join('\n');
  }
  /** The name of a fragment that selects all of this type. */
  fragmentOf(type: GraphQLCompositeType, depth = this.#depth): string {
    const name = `${type.name}_${depth}`;
    if (!this.#fragments.has(name)) {
      this.#fragments.set(name, '');
      this.#fragments.set(name, `fragment ${name} on ${type.name} { ${this.#selection(type, depth)} }`);
    }
    return name;
  }
  /** A field in every way that its arguments offer, and all below it. */
  everyWay(field: Field, given: Arguments = {}, depth = this.#depth): string {
    const ways = depth === this.#depth ? waysOf(field) : waysOf(field).slice(0, 1);
    return ways.map((way, index) => this.#field(field, `${field.name}_${index}`, { ...way, ...given }, depth)).join(' ');
  }
  #field(field: Field, alias: string, args: Arguments, depth: number): string {
    const type = getNamedType(field.type);
    const list = Object.entries(args).map(([name, value]) => `${name}: ${value}`).join(', ');
    const head = `${alias}: ${field.name}${list === '' ? '' : `(${list})`}`;
    return isCompositeType(type) ? `${head} { ...${this.fragmentOf(type, depth)} }` : head;
  }
  #selection(type: GraphQLCompositeType, depth: number): string {
    if (isAbstractType(type)) return ['__typename', ...this.#schema.getPossibleTypes(type).map((possible) => `... on ${possible.name} { ...${this.fragmentOf(possible, depth)} }`)].join(' ');
    const fields = Object.values((type as GraphQLObjectType).getFields());
    const isPage = /(?:Connection|Edge)$/.test(type.name);
    return ['__typename', ...fields.map((field) => this.#child(type.name, field, isPage ? depth : depth - 1))].join(' ');
  }
  /** Every field has an alias of its own, as fields of one name have different types. */
  #child(parent: string, field: Field, depth: number): string {
    const type = getNamedType(field.type);
    const alias = `${parent}_${field.name}`;
    if (!isCompositeType(type)) return this.#field(field, alias, {}, depth);
    if (parent.endsWith('Edge') && field.name === 'node') return 'node { __typename }';
    if (depth < 1 || field.args.some(isRequired)) return '';
    const ways = depth === this.#depth - 1 ? waysOf(field) : waysOf(field).slice(0, 1);
    return ways.map((way, index) => this.#field(field, `${alias}_${index}`, way, depth)).join(' ');
  }
}

/** Whether a field cannot be asked without this argument. */
export const isRequired = (arg: GraphQLArgument): boolean => arg.type.toString().endsWith('!') && arg.defaultValue === undefined;

/** What a field can be asked for: each value of an enum, both ends of a list, with and without what is hidden at first. */
function waysOf({ args }: Field): readonly Arguments[] {
  const names = new Set(args.map(({ name }) => name));
  if (names.has('last')) return [{ first: '50' }, { last: '50' }];
  const page: Arguments = names.has('first') ? { first: '50' } : {};
  const choice = args.find((arg) => isEnumType(getNamedType(arg.type)));
  const named = choice && getNamedType(choice.type);
  if (choice && isEnumType(named)) return named.getValues().map(({ name }) => ({ ...page, [choice.name]: name }));
  const flag = args.find((arg) => getNamedType(arg.type).name === 'Boolean');
  return flag ? [{ ...page, [flag.name]: 'true' }, { ...page, [flag.name]: 'false' }] : [page];
}

/** Root fields by name; those that take more than a page need arguments from the world. */
export const rootFields = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());

/** The document that asks for these ids, and for all there is behind each. */
export function nodesDocument(schema: GraphQLSchema, count: number, depth: number): string {
  const walker = new Walker(schema, depth);
  const everything = walker.fragmentOf(schema.getType('Node') as GraphQLCompositeType);
  const variables = Array.from({ length: count }, (_, index) => `$id${index}: ID!`).join(', ');
  const nodes = Array.from({ length: count }, (_, index) => `n${index}: node(id: $id${index}) { ...${everything} }`).join(' ');
  return `query Nodes(${variables}) { ${nodes} }\n${walker.fragments}`;
}

/** The document of one root field. */
export function rootDocument(schema: GraphQLSchema, operation: 'query' | 'subscription', field: Field, args: Arguments, depth: number): string {
  const walker = new Walker(schema, depth);
  const selected = walker.everyWay(field, args);
  return `${operation} Root { ${selected} }\n${walker.fragments}`;
}

export const objectTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] => Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'));
